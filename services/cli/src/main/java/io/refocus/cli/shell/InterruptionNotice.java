package io.refocus.cli.shell;

import java.util.function.Supplier;

/**
 * For work done by servers: Ctrl-C and similar signals end only the command, so a message says what continues and how
 * to see it again.
 */
public final class InterruptionNotice {
    private InterruptionNotice() {}

    /** Waits for the work; prints the text if the process is ended meanwhile. */
    public static <T> T during(Supplier<T> work, Shell shell, String text) {
        Thread hook = new Thread(() -> tell(shell, text), "interruption-notice");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            remove(hook);
        }
    }

    private static void tell(Shell shell, String text) {
        shell.err().println(); // the terminal has written ^C
        shell.say("%s", text);
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is being ended, and the text is printed
        }
    }
}
