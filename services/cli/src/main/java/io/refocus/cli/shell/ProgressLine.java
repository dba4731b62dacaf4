package io.refocus.cli.shell;

import java.time.Duration;

/** One line that changes: redrawn in place on a terminal, printed every few seconds to a file. */
public final class ProgressLine implements AutoCloseable {
    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(5);
    private static final String START_AND_CLEAR = "\r\u001b[2K";

    private final Shell shell;
    private long lastNanos;
    private boolean drawn;

    public ProgressLine(Shell shell) {
        this.shell = shell;
        this.lastNanos = System.nanoTime() - BETWEEN_PLAIN_LINES.toNanos();
    }

    public void show(String text) {
        if (shell.terminal()) {
            shell.err().print(START_AND_CLEAR + text);
            shell.err().flush();
            drawn = true;
        } else if (System.nanoTime() - lastNanos >= BETWEEN_PLAIN_LINES.toNanos()) {
            shell.say("%s", text);
            lastNanos = System.nanoTime();
        }
    }

    /** Clears it for an ordinary line. */
    public void clear() {
        if (drawn) {
            shell.err().print(START_AND_CLEAR);
            shell.err().flush();
            drawn = false;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
