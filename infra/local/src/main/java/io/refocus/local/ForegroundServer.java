package io.refocus.local;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one server in the foreground: one line on standard output when it is ready, then until SIGTERM or SIGINT. */
final class ForegroundServer {
    private ForegroundServer() {}

    /** A started server and the address its ready line shows. */
    record Running(String address, AutoCloseable server) {}

    @FunctionalInterface
    interface Start {
        Running start();
    }

    static void run(String name, Start start) {
        Logger.getLogger("").setLevel(Level.WARNING);
        Running running;
        try {
            running = start.start();
        } catch (ServerStartException e) {
            System.err.println(name + ": " + e.getMessage());
            System.exit(e.exitCode());
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(name, running), name + "-shutdown"));
        System.out.println(name + " ready at " + running.address());
    }

    private static void close(String name, Running running) {
        try {
            running.server().close();
        } catch (Exception e) {
            System.err.println(name + ": " + e);
        }
    }
}
