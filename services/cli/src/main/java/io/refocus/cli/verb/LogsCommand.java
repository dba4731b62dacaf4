package io.refocus.cli.verb;

import io.refocus.cli.stack.Component;
import io.refocus.cli.stack.LogFollower;
import io.refocus.cli.stack.LogTail;
import io.refocus.cli.stack.LogTimes;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "logs",
        description = {
            "Prints the end of a component's log. A log that has grown to 8 MB begins anew, also with each start; what was"
                    + " in it ends in .1 beside it.",
            "--json: {\"component\", \"log\", \"lines\"}"
        },
        footer = {"", "Examples:", "  ./refocus logs worker -n 200", "  ./refocus logs worker --since 10m -f"})
final class LogsCommand implements Callable<Integer> {
    private static final int USUAL_LINES = 50;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "COMPONENT", description = "temporal, store, mlflow, worker, inference or demo-inference.")
    private String component;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many lines; default 50, with --since all.")
    private Integer lines;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only what was written in the last 90s, 10m, 2h or 1d, also before the log began anew.")
    private String since;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on with new lines until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() {
        if (follow && json.wanted()) {
            throw new ParameterException(
                    spec.commandLine(), "got --follow with --json; expected one of them, for a document has an end");
        }
        Component wanted = Component.of(component);
        Path log = refocus.shell().places().logs().resolve(wanted.label() + ".log");
        if (!Files.exists(log)) {
            throw new RefocusException(
                    Fault.NOT_FOUND, "%s has no log: no %s; start it with: ./refocus up".formatted(wanted, log));
        }
        try (LogFollower later = LogFollower.atEnd(log)) {
            List<String> earlier = earlier(log);
            if (json.wanted()) {
                refocus.shell().printJson(Map.of("component", wanted.label(), "log", log.toString(), "lines", earlier));
                return ExitCodes.DONE;
            }
            earlier.forEach(refocus.shell()::print);
            while (follow && !Thread.currentThread().isInterrupted()) {
                later.read(refocus.shell()::print);
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
        return ExitCodes.DONE;
    }

    private List<String> earlier(Path log) {
        int count = lines == null ? USUAL_LINES : Math.max(0, lines);
        if (since == null) {
            return LogTail.lines(log, count);
        }
        List<String> all = new ArrayList<>(LogTail.all(log.resolveSibling(log.getFileName() + ".1")));
        all.addAll(LogTail.all(log));
        List<String> recent = LogTimes.since(Instant.now().minus(ago()), all);
        return lines == null ? recent : recent.subList(Math.max(0, recent.size() - count), recent.size());
    }

    private Duration ago() {
        Matcher ago = AGO.matcher(since);
        if (!ago.matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--since: got '%s'; expected a time such as 90s, 10m, 2h or 1d".formatted(since));
        }
        long number = Long.parseLong(ago.group(1));
        return switch (ago.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
