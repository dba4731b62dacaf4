package io.refocus.cli.doctor;

import io.refocus.cli.shell.RefocusPaths;
import io.refocus.cli.stack.DiskSpace;
import io.refocus.cli.stack.PythonPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java, Python, memory and disk. */
final class MachineChecks {
    private static final int OLDEST_JAVA = 17;
    private static final int OLDEST_PYTHON_MINOR = 10;
    private static final long LEAST_FREE_BYTES = 3L << 30;
    private static final Pattern PYTHON = Pattern.compile("Python 3\\.(\\d+).*");

    private final RefocusPaths places;
    private final Map<String, String> environment;

    MachineChecks(RefocusPaths places, Map<String, String> environment) {
        this.places = places;
        this.environment = environment;
    }

    List<CheckResult> run() {
        return List.of(java(), platform(), python(), installed("temporal"), installed("mlflow"), disk());
    }

    private static CheckResult java() {
        String version = Runtime.version() + " at " + System.getProperty("java.home");
        return Runtime.version().feature() >= OLDEST_JAVA
                ? CheckResult.ok("java", version)
                : CheckResult.failed("java", version, "install a JDK, version 17 or later");
    }

    private static CheckResult platform() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores";
        boolean linux = System.getProperty("os.name").equals("Linux");
        return linux
                ? CheckResult.ok("platform", platform)
                : CheckResult.failed("platform", platform, "the local stack runs on Linux");
    }

    private CheckResult python() {
        String answer = answerOf("python3", "--version");
        Matcher version = PYTHON.matcher(answer);
        boolean recent = version.matches() && Integer.parseInt(version.group(1)) >= OLDEST_PYTHON_MINOR;
        return recent
                ? CheckResult.ok("python", answer)
                : CheckResult.failed(
                        "python",
                        answer.isEmpty() ? "no python3 on the PATH" : answer,
                        "install Python 3.10 or later with its venv module (its pip installs Temporal and MLflow),"
                                + " or set TEMPORAL_ADDRESS and MLFLOW_TRACKING_URI");
    }

    private CheckResult installed(String name) {
        Path program = PythonPackages.program(name, environment);
        return Files.isExecutable(program)
                ? CheckResult.ok(name + " package", program.toString())
                : CheckResult.note(
                        name + " package",
                        "not installed at " + program,
                        "./refocus up installs it; by hand: infra/python/install.sh");
    }

    private CheckResult disk() {
        try {
            Path existing = places.home();
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            long free = DiskSpace.of(places.home()).freeBytes();
            String detail = String.format(Locale.ROOT, "%.1f GB free for %s", free / 1e9, places.home());
            if (!Files.isWritable(existing)) {
                return CheckResult.failed(
                        "disk", existing + " cannot be written", "set REFOCUS_HOME to a folder that can");
            }
            return free >= LEAST_FREE_BYTES
                    ? CheckResult.ok("disk", detail)
                    : CheckResult.failed(
                            "disk", detail, "free some space or set REFOCUS_HOME to another disk; 3 GB are used");
        } catch (UncheckedIOException e) {
            return CheckResult.failed("disk", "cannot look at " + places.home() + ": " + e, "check REFOCUS_HOME");
        }
    }

    /** The first line of a program's output; empty if there is no such program. */
    private static String answerOf(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(1, TimeUnit.SECONDS);
            return text.lines().findFirst().orElse("");
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
