package io.refocus.cli.stack;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs of the machine that the stack runs, and the part of the caller's environment that they get. */
final class Executables {
    private static final List<String> INHERITED = List.of(
            "PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME", "OMP_NUM_THREADS", "AWS_REGION");

    private Executables() {}

    /** @throws RefocusException if it is not installed */
    static Path installed(String name, Map<String, String> environment) {
        Path program = PythonPackages.program(name, environment);
        if (!Files.isExecutable(program)) {
            throw new RefocusException(
                    Fault.UNREACHABLE,
                    "%s is not installed: no %s; install it with: infra/python/install.sh".formatted(name, program));
        }
        return program;
    }

    /**
     * A new, small environment: no option of the caller's shell (JAVA_TOOL_OPTIONS, PYTHONPATH, AWS profiles) changes
     * a component.
     */
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
