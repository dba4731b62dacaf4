package io.refocus.datasets;

/** Which pictures show the same scene; all pictures of a scene are in one split. */
public enum SceneRule {
    /** The scene is the folder of a picture, or of its {@code blur} and {@code sharp} folders. */
    FOLDER,
    /** Each picture is a scene of its own. */
    NAME,
    /** As {@link #NAME}, without numbers at the end: {@code lake} and {@code lake-2} are one scene. */
    NUMBERED_NAME
}
