package io.refocus.cli.stack;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Locale;

/** Whether a port of the loopback interface can be listened on. */
public final class PortCheck {
    private PortCheck() {}

    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as servers do: a connection in TIME_WAIT is no obstacle
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void requireFree(LaunchSpec launch) {
        for (int port : launch.ports()) {
            if (!free(port)) {
                throw new RefocusException(Fault.UNREACHABLE, taken(launch.component(), port));
            }
        }
    }

    /** The message about a port that something else holds. */
    public static String taken(Component component, int port) {
        return String.format(
                Locale.ROOT,
                "port %d on 127.0.0.1, needed by %s, is used by %s; end that program, shift all"
                        + " ports with REFOCUS_PORT_OFFSET=100, or change it in configs/stack.yaml",
                port,
                component,
                PortOwner.of(port)
                        .map(owner -> "process %s (%s)".formatted(owner.pid(), owner.command()))
                        .orElse("another user's program, or one that ended just now (ss -ltnp shows it)"));
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
