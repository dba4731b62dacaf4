package io.refocus.cli.stack;

import java.nio.file.Path;
import java.util.Map;

/** Where the servers that pip installs lie, Temporal and MLflow: one Python environment for all stacks of a user. */
public final class PythonPackages {
    private PythonPackages() {}

    /** @param name of the program, {@code temporal} or {@code mlflow}; it may not be installed yet */
    public static Path program(String name, Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path folder = cache.isBlank() ? Path.of(environment.getOrDefault("HOME", "/tmp"), ".cache") : Path.of(cache);
        return folder.resolve("refocus").resolve("python-venv").resolve("bin").resolve(name);
    }
}
