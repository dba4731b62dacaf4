package io.refocus.cli.training;

import io.refocus.cli.shell.Shell;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C and similar signals: requests the work to end where it can be continued, and keeps the process until then. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 300;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::signalled, "end-training");
    private volatile boolean asked;

    private final Shell shell;

    private Interruption(Shell shell) {
        this.shell = shell;
    }

    static Interruption watch(Shell shell) {
        Interruption interruption = new Interruption(shell);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean asked() {
        return asked;
    }

    private void signalled() {
        asked = true;
        shell.err().println(); // the terminal has written ^C
        shell.say("ending after this step");
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                shell.say("no step ended within %d s: steps since the last checkpoint are lost", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work can be continued from here: the process may end. */
    @Override
    public void close() {
        done.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                asked = true; // it is ending this moment
            }
        }
    }
}
