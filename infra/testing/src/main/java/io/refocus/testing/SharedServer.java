package io.refocus.testing;

import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A server started once; if it cannot be started the reason is kept, so that no test waits for it again. */
final class SharedServer<T> {
    private final String name;
    private final Supplier<T> start;
    private T server;
    private String reason;

    SharedServer(String name, Supplier<T> start) {
        this.name = name;
        this.start = start;
    }

    synchronized T get() {
        if (server == null && reason == null) {
            try {
                server = start.get();
            } catch (UnavailableException e) {
                reason = "no " + name + ": " + e.getMessage();
            }
        }
        if (server == null) {
            giveUp(reason, System.getenv("CI") != null);
        }
        return server;
    }

    /** With CI set, all tests must run. */
    static void giveUp(String reason, boolean ci) {
        if (ci) {
            Assertions.fail(reason + " (CI is set, so this is a failure)");
        }
        Assumptions.abort(reason);
    }
}
