package io.refocus.cli.stack;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Programs of the machine that the stack runs, and the part of the caller's environment that they get. */
final class Executables {
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "USER", "TZ", "TMPDIR", "JAVA_HOME", "OMP_NUM_THREADS", "AWS_REGION");

    private static final String LOCALE = "LC_ALL";
    private static final Pattern UTF8 = Pattern.compile("(?i)\\.utf-?8$");

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
        environment.put(LOCALE, utf8(settings.environment()));
        return environment;
    }

    /** The launcher's, which it chose among those of the machine; never one that cannot spell every name of a file. */
    private static String utf8(Map<String, String> environment) {
        String chosen = environment.getOrDefault(LOCALE, "");
        return UTF8.matcher(chosen).find() ? chosen : "C.UTF-8";
    }
}
