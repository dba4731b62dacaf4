package io.refocus.cli.demo;

import io.refocus.application.server.Servers;
import io.refocus.cli.server.ExternalServers;
import io.refocus.cli.server.StackServers;
import io.refocus.cli.shell.InterruptionNotice;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.stack.Component;
import io.refocus.cli.stack.Stack;
import io.refocus.cli.stack.StartedComponents;
import io.refocus.fault.Fault;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A demo with the stack it needs; components started for it are ended after it. */
public final class DemoRun {
    private final Shell shell;
    private final Stack stack;

    public DemoRun(Shell shell, Stack stack) {
        this.shell = shell;
        this.stack = stack;
    }

    /** @return the exit code: 0 if the demo's model is in service, 4 if the gate refused it */
    public int run(boolean json) {
        DemoFiles files = DemoFiles.read(shell.places());
        ExternalServers.requireWorking(stack);
        return stack.withoutDemo(() -> run(files, json));
    }

    private int run(DemoFiles files, boolean json) {
        StartedComponents started = stack.up(Component.DEMO);
        boolean trackingEnds = started.added().contains(Component.MLFLOW);
        Demo.Outcome outcome;
        URI tracking;
        try (Servers servers = StackServers.ofDemo(stack)) {
            tracking = stack.settings().endpoints().mlflow();
            Demo demo = new Demo(shell, servers, files);
            outcome = InterruptionNotice.during(
                    demo::run,
                    shell,
                    "finished work is kept; continue with the rest, trainings from their checkpoints: ./refocus demo");
        } finally {
            end(started);
        }
        if (json) {
            shell.printJson(outcome.summary().document());
        } else {
            show(outcome, tracking, trackingEnds);
        }
        return exitCode(outcome);
    }

    private void end(StartedComponents started) {
        shell.say("stopping what was started for the demo: %s", names(started.added()));
        started.end(stack.grace());
    }

    private static String names(Set<Component> components) {
        return components.stream().sorted().map(Component::label).collect(Collectors.joining(", "));
    }

    private void show(Demo.Outcome outcome, URI tracking, boolean ended) {
        DemoSummary summary = outcome.summary();
        DemoOutputs outputs = new DemoOutputs(shell.places().demo());
        if (!summary.restored().isEmpty()) {
            shell.print(DemoReport.table(summary.restored()));
            shell.print("");
        }
        shell.print("%s: %s"
                .formatted(
                        DemoReport.words(summary.promotion().decision()),
                        summary.promotion().reason()));
        if (outcome.found()) {
            shell.print("all work was done before; nothing was ingested, trained or promoted again");
        }
        shell.print(
                "the model is %s %s; to let it compete for the model in service: ./refocus up, then ./refocus promote %s"
                        .formatted(
                                summary.promotion().model(),
                                summary.promotion().version().orElse("without a version"),
                                summary.sweep().sweepId()));
        shell.print("summary        " + outputs.summary());
        shell.print("contact sheet  " + outputs.contactSheet());
        shell.print("MLflow         " + tracking + (ended ? "  (after ./refocus up)" : ""));
        shell.print(String.format(
                Locale.ROOT, "total          %.0f s", shell.watch().seconds()));
    }

    private static int exitCode(Demo.Outcome outcome) {
        return switch (outcome.summary().promotion().decision()) {
            case PROMOTED, ALREADY_CHAMPION -> 0;
            case REFUSED, ROLLED_BACK -> Fault.REFUSED.exitCode();
        };
    }
}
