package io.refocus.cli.verb;

import io.refocus.application.server.Servers;
import io.refocus.application.tracking.TrackingPages;
import io.refocus.cli.server.ExternalServers;
import io.refocus.cli.server.StackServers;
import io.refocus.cli.shell.InterruptionNotice;
import io.refocus.cli.stack.Component;
import io.refocus.cli.stack.StackPages;
import io.refocus.cli.stack.StartedComponents;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "up",
        description = {
            "Starts the local stack and waits until it answers: Temporal, an S3 store, MLflow, worker, inference.",
            "Returns when the service serves what it will serve. Running components are not changed, but those of an older build"
                    + " or other settings are started again, as are ended ones; servers named by the environment"
                    + " (TEMPORAL_ADDRESS, AWS_ENDPOINT_URL_S3, MLFLOW_TRACKING_URI) are used, not started."
                    + " A running stack keeps its ports: with other ones it is refused."
        },
        footer = {"", "Example:", "  REFOCUS_HOME=/tmp/second REFOCUS_PORT_OFFSET=100 ./refocus up"})
final class UpCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        ExternalServers.requireWorking(refocus.stack());
        StartedComponents started = refocus.stack().withoutDemo(this::start);
        if (started.none()) {
            refocus.shell().say("everything was already running");
        }
        StatusTable.show(refocus.shell(), refocus.stack().status(), json.wanted());
        if (!json.wanted()) {
            showPages(refocus.stack().settings().pages());
        }
        return ExitCodes.DONE;
    }

    private StartedComponents start() {
        StartedComponents started = InterruptionNotice.during(
                () -> refocus.stack().up(Component.STACK),
                refocus.shell(),
                "ending what was started here; what ran before stays");
        started.keep();
        return started;
    }

    /** The list of runs, once there are some. */
    private Optional<String> trainings() {
        try (Servers servers = StackServers.of(refocus.stack())) {
            return TrackingPages.ofAll(servers::tracking).map(URI::toString);
        }
    }

    private void showPages(StackPages pages) {
        refocus.shell().print("");
        refocus.shell().print("trainings  " + trainings().orElseGet(pages::trainings));
        pages.workflows().ifPresent(page -> refocus.shell().print("workflows  " + page));
        refocus.shell().print("restoring  " + pages.restoring());
    }
}
