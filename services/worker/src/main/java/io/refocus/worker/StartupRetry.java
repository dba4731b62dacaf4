package io.refocus.worker;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for servers that are being started at the same time. */
record StartupRetry(Duration limit, Duration pause) {
    private static final Logger LOG = LoggerFactory.getLogger(StartupRetry.class);

    /** Retries on {@code UNREACHABLE} until the limit, then throws the last failure. */
    <T> T until(Supplier<T> connect) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return connect.get();
            } catch (RefocusException e) {
                if (e.fault() != Fault.UNREACHABLE || System.nanoTime() >= end) {
                    throw e;
                }
                LOG.info("waiting: {}", e.getMessage());
                rest();
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.INTERNAL, "interrupted while waiting for a server", e);
        }
    }
}
