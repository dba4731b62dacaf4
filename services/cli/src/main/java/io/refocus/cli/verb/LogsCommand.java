package io.refocus.cli.verb;

import io.refocus.cli.stack.Component;
import io.refocus.cli.stack.LogTail;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "logs",
        description = "Prints the end of a component's log. The log of the start before ends in .1 beside it.",
        footer = {"", "Example:", "  ./refocus logs worker -n 200"})
final class LogsCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Parameters(paramLabel = "COMPONENT", description = "temporal, store, mlflow, worker or inference.")
    private String component;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many lines; default ${DEFAULT-VALUE}.")
    private int lines;

    @Override
    public Integer call() {
        Component wanted = Component.of(component);
        Path log = refocus.shell().places().logs().resolve(wanted.label() + ".log");
        if (!Files.exists(log)) {
            throw new RefocusException(
                    Fault.NOT_FOUND, "%s has no log: no %s; start it with: ./refocus up".formatted(wanted, log));
        }
        List<String> tail = LogTail.lines(log, Math.max(0, lines));
        if (json.wanted()) {
            refocus.shell().printJson(Map.of("component", wanted.label(), "log", log.toString(), "lines", tail));
        } else {
            tail.forEach(refocus.shell()::print);
        }
        return ExitCodes.DONE;
    }
}
