package io.refocus.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** MLflow's Python environment, made by the project's own installer. */
final class MlflowEnvironment {
    private static final Path INSTALLER = Path.of("infra", "mlflow", "install.sh");
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(25);

    private MlflowEnvironment() {}

    /** @return the {@code mlflow} program. @throws UnavailableException if it cannot be installed */
    static Path find() {
        Path venv = Cache.folder("mlflow-venv");
        Programs.run(List.of("bash", installer().toString(), venv.toString()), Map.of(), INSTALL_LIMIT);
        return venv.resolve("bin").resolve("mlflow");
    }

    /** Tests run in their module's folder, somewhere below the project's. */
    private static Path installer() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(INSTALLER))) {
                return folder.resolve(INSTALLER);
            }
        }
        throw new IllegalStateException(
                "no " + INSTALLER + " above " + Path.of("").toAbsolutePath() + "; run the tests inside the project");
    }
}
