package io.refocus.cli.stack;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs of the machine that the stack runs, and the little of the caller's environment they get to see. */
final class Executables {
    private static final List<String> INHERITED = List.of(
            "PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME", "OMP_NUM_THREADS", "AWS_REGION");

    private Executables() {}

    static Optional<Path> find(String name, Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** @throws RefocusException if its Python packages are not installed */
    static Path mlflow(Map<String, String> environment) {
        Path program = MlflowPackages.program(environment);
        if (!Files.isExecutable(program)) {
            throw new RefocusException(
                    Fault.UNREACHABLE,
                    "MLflow is not installed: no %s; install it with: infra/mlflow/install.sh".formatted(program));
        }
        return program;
    }

    /** A fresh, small environment: no option of the caller's shell (JAVA_TOOL_OPTIONS, PYTHONPATH, AWS profiles) changes a component. */
    static Map<String, String> inherited(StackSettings settings) {
        Map<String, String> environment = new LinkedHashMap<>();
        INHERITED.forEach(name -> {
            if (settings.environment().containsKey(name)) {
                environment.put(name, settings.environment().get(name));
            }
        });
        environment.putIfAbsent("HOME", settings.places().home().toString());
        return environment;
    }
}
