package io.refocus.datasets.source;

import io.refocus.datasets.SceneRule;

/** The scene of a picture. */
final class Scenes {
    private Scenes() {}

    /** Scenes of different split folders are different ones, whatever their names. */
    static String of(SourcePath path, SceneRule rule) {
        String scene =
                switch (rule) {
                    case FOLDER -> path.folder().isEmpty() ? path.name() : path.folder();
                    case NAME -> below(path, path.name());
                    case NUMBERED_NAME -> below(path, path.name().replaceFirst("(?<=.)(-\\d+)+$", ""));
                };
        return path.split().map(split -> split.inWords() + "/" + scene).orElse(scene);
    }

    private static String below(SourcePath path, String name) {
        return path.folder().isEmpty() ? name : path.folder() + "/" + name;
    }
}
