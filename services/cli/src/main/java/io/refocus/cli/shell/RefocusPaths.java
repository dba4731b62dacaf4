package io.refocus.cli.shell;

import io.refocus.learning.restore.ShippedModels;
import java.nio.file.Path;
import java.util.Map;

/**
 * Paths of the command.
 *
 * @param root the checkout the command was built from: configurations and built modules
 * @param home the state folder: pids, logs, credentials, data; absolute
 * @param models those that ship
 */
public record RefocusPaths(Path root, Path home, ShippedModels models) {
    public RefocusPaths {
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    public RefocusPaths(Path root, Path home) {
        this(root, home, ShippedModels.ofThisBuild());
    }

    /** State lies in {@code REFOCUS_HOME}, else in {@code .refocus} of the checkout. */
    public static RefocusPaths of(Path root, Map<String, String> environment) {
        String named = environment.getOrDefault("REFOCUS_HOME", "");
        return new RefocusPaths(root, named.isBlank() ? root.resolve(".refocus") : Path.of(named));
    }

    public Path configs() {
        return root.resolve("configs");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    /** One record a component that {@code up} started. */
    public Path run() {
        return home.resolve("run");
    }

    /** Pairs made of photographs for trainings without a stack. */
    public Path pairs() {
        return home.resolve("pairs");
    }

    public Path demo() {
        return home.resolve("demo");
    }
}
