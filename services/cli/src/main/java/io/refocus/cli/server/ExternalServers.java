package io.refocus.cli.server;

import io.refocus.application.server.Servers;
import io.refocus.cli.stack.Component;
import io.refocus.cli.stack.Stack;
import java.util.Set;

/** The servers that the environment names and a worker needs; they are checked before a worker is started. */
public final class ExternalServers {
    private ExternalServers() {}

    /**
     * Checks each server, and creates the bucket if there is none.
     *
     * @throws io.refocus.fault.RefocusException UNREACHABLE with the first that does not answer, refuses the credentials, or does
     *     not honour conditional writes
     */
    public static void requireWorking(Stack stack) {
        Set<Component> named = stack.settings().endpoints().external().keySet();
        if (named.isEmpty()) {
            return;
        }
        stack.prepare();
        try (Servers servers = StackServers.of(stack)) {
            if (named.contains(Component.TEMPORAL)) {
                servers.workflows();
            }
            if (named.contains(Component.STORE)) {
                servers.prepareBucket();
            }
            if (named.contains(Component.MLFLOW)) {
                servers.registry();
            }
        }
    }
}
