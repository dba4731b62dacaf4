package io.refocus.cli.stack;

import java.nio.file.Path;
import java.util.Map;

/** Where MLflow's Python packages are installed: one place for all stacks of a user. */
public final class MlflowPackages {
    private MlflowPackages() {}

    public static Path program(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path folder = cache.isBlank() ? Path.of(environment.getOrDefault("HOME", "/tmp"), ".cache") : Path.of(cache);
        return folder.resolve("refocus").resolve("mlflow-venv").resolve("bin").resolve("mlflow");
    }
}
