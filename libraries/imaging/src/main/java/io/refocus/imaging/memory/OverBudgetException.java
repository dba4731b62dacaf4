package io.refocus.imaging.memory;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Locale;

/** Work that needs more memory than this process may ever give it. Thrown before anything is decoded. */
public final class OverBudgetException extends RefocusException {
    private static final long serialVersionUID = 1L;
    private static final long MEGABYTE = 1 << 20;

    OverBudgetException(String what, long needed, long total) {
        super(
                Fault.BAD_INPUT,
                String.format(
                        Locale.ROOT,
                        "%s needs about %d MB of memory; this process may use %d MB for pictures. Make the picture smaller, or give the process a larger heap",
                        what,
                        roundedUp(needed),
                        total / MEGABYTE));
    }

    private static long roundedUp(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }
}
