package io.refocus.inference.admission;

import java.util.ArrayList;
import java.util.List;

/** Whether whoever sent a request still waits for the answer. */
public final class Client {
    private final List<Runnable> farewells = new ArrayList<>();
    private boolean gone;

    /** Its connection is closed. */
    public void leave() {
        List<Runnable> told;
        synchronized (this) {
            gone = true;
            told = List.copyOf(farewells);
            farewells.clear();
        }
        told.forEach(Runnable::run);
    }

    public synchronized boolean gone() {
        return gone;
    }

    /** Runs it once when the client leaves; at once if it has left. */
    void whenGone(Runnable farewell) {
        synchronized (this) {
            if (!gone) {
                farewells.add(farewell);
                return;
            }
        }
        farewell.run();
    }
}
