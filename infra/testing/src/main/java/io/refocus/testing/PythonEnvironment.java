package io.refocus.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Servers that pip installs, in the Python environment that the project's own installer makes: the one the local stack uses. */
enum PythonEnvironment {
    TEMPORAL("temporal"),
    MLFLOW("mlflow");

    private static final Path INSTALLER = Path.of("infra", "python", "install.sh");
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(25);

    private final String program;

    PythonEnvironment(String program) {
        this.program = program;
    }

    /** @return the program, of exactly the pinned version. @throws UnavailableException if it cannot be installed */
    Path find() {
        Path venv = ProgramCache.folder("python-venv");
        Programs.run(List.of("bash", installer().toString(), venv.toString(), program), Map.of(), INSTALL_LIMIT);
        return venv.resolve("bin").resolve(program);
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
