package io.refocus.datasets;

/** Which pictures show the same scene: a scene is never spread over two splits. */
public enum SceneRule {
    /** The folder a picture, or its {@code blur} and {@code sharp} folder, lies in is the scene. */
    FOLDER,
    /** Each picture is a scene of its own. */
    NAME,
    /** As {@link #NAME}, without numbers at the end: {@code lake} and {@code lake-2} are one scene. */
    NUMBERED_NAME
}
