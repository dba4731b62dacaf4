package io.refocus.worker;

import java.time.Clock;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The worker's log: standard error, a line a message, no level below INFO, of libraries none below WARNING. */
final class WorkerLog {
    /** Held, so that it is not collected with its level. */
    private static final Logger OWN = Logger.getLogger("io.refocus");

    private WorkerLog() {}

    static void open() {
        LogManager.getLogManager().reset();
        Handler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        console.setFormatter(new LogLine());
        console.setFilter(new OutageFilter(Clock.systemUTC()));
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(console);
        OWN.setLevel(Level.INFO);
    }
}
