package io.refocus.cli.server;

import io.refocus.application.server.Servers;
import io.refocus.cli.stack.Component;
import io.refocus.cli.stack.ComponentStatus;
import io.refocus.cli.stack.DiskSpace;
import io.refocus.cli.stack.Stack;
import io.refocus.cli.stack.StackSettings;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;

/** The servers of a stack, opened for a verb. */
public final class StackServers {
    private StackServers() {}

    /** For reading and for serving; needs no worker. */
    public static Servers of(Stack stack) {
        return Servers.of(stack.settings().connections());
    }

    /** For a demo, which brings its worker along. */
    public static Servers ofDemo(Stack stack) {
        return Servers.of(stack.settings().demoConnections());
    }

    /**
     * For starting work.
     *
     * @throws RefocusException UNREACHABLE if the local stack has no worker that could do it; BAD_INPUT if its disk is full
     */
    public static Servers withWorker(Stack stack) {
        StackSettings settings = stack.settings();
        if (!settings.endpoints().isExternal(Component.TEMPORAL)) {
            stack.status().stream()
                    .filter(line -> line.component() == Component.WORKER || line.component() == Component.TEMPORAL)
                    .filter(line -> line.state() != ComponentStatus.State.RUNNING
                            && line.state() != ComponentStatus.State.STARTING)
                    .findFirst()
                    .ifPresent(line -> {
                        throw notRunning(line);
                    });
            DiskSpace.of(settings.places().home()).requireEnoughToWork();
        }
        return Servers.of(settings.connections());
    }

    private static RefocusException notRunning(ComponentStatus line) {
        return new RefocusException(
                Fault.UNREACHABLE,
                "%s is not running (%s); start the stack with: ./refocus up"
                        .formatted(line.component(), line.state().label()));
    }
}
