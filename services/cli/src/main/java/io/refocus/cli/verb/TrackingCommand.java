package io.refocus.cli.verb;

import io.refocus.application.server.Servers;
import io.refocus.application.tracking.RebuildReport;
import io.refocus.application.tracking.TrackingRebuild;
import io.refocus.cli.server.StackServers;
import io.refocus.cli.shell.ProgressLine;
import io.refocus.fault.Fault;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "tracking",
        description = "Fills MLflow from the bucket.",
        subcommands = TrackingCommand.Rebuild.class,
        footer = {"", "Example:", "  ./refocus tracking rebuild"})
final class TrackingCommand extends VerbGroup {

    @Command(
            name = "rebuild",
            description = {
                "Fills an MLflow that is empty, or behind, from the bucket: runs of sweeps and trials with parameters, curves,"
                        + " pictures and gate reports; registered versions with their numbers and tags; the champion. What MLflow"
                        + " has already stays; a second time changes nothing. Ended with Ctrl-C, it goes on when it is started"
                        + " again.",
                "Workers fill MLflow by themselves: this is for an MLflow that has lost its database, or a new one.",
                "--json: {\"sweeps\", \"trials\", \"promotions\", \"models\", \"failures\": [...]}"
            },
            footer = {"", "Example:", "  MLFLOW_TRACKING_URI=http://127.0.0.1:5000 ./refocus tracking rebuild"})
    static final class Rebuild implements Callable<Integer> {
        @ParentCommand
        private TrackingCommand group;

        @Mixin
        private JsonOption json;

        @Override
        public Integer call() {
            RebuildReport report;
            try (Servers servers = StackServers.of(group.stack());
                    ProgressLine line = new ProgressLine(group.shell())) {
                report = new TrackingRebuild(servers.mirror())
                        .run((task, done, total) -> line.show(
                                String.format(Locale.ROOT, "%d of %d: %s", done + 1, total, task.describe())));
            }
            if (json.wanted()) {
                group.shell().printJson(report);
            } else {
                group.shell()
                        .print(String.format(
                                Locale.ROOT,
                                "filled from the bucket: %d sweeps, %d trials, %d promotions; %d models compared",
                                report.sweeps(),
                                report.trials(),
                                report.promotions(),
                                report.models()));
                report.failures().forEach(failure -> group.shell().say("not copied: %s", failure));
            }
            return report.failures().isEmpty() ? ExitCodes.DONE : Fault.INTERNAL.exitCode();
        }
    }
}
