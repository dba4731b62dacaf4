package io.refocus.cli.stack;

import io.refocus.cli.shell.Shell;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** One {@code up} or {@code down} at a time for each state folder. The lock ends with its process. */
final class StackLock {
    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Runs the work while no other command starts or ends components of this state folder. */
    static <T> T holding(Shell shell, Supplier<T> work) {
        return holding(shell, "lock", "another refocus command on %s to finish", work);
    }

    /**
     * Runs the work while no demo runs in this state folder: a demo ends what it started, also what others have found running and
     * use.
     */
    static <T> T withoutDemo(Shell shell, Supplier<T> work) {
        return holding(shell, "demo.lock", "the demo in %s, which ends what it started, to finish", work);
    }

    private static <T> T holding(Shell shell, String file, String waitingFor, Supplier<T> work) {
        StackLock lock = take(shell, file, waitingFor);
        try {
            return work.get();
        } finally {
            lock.close();
        }
    }

    private static StackLock take(Shell shell, String file, String waitingFor) {
        Path run = shell.places().run();
        try {
            FileChannel channel = FileChannel.open(
                    StateFolders.make(run).resolve(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.tryLock();
            if (held == null) {
                shell.say("waiting for " + waitingFor, run.getParent());
                channel.lock();
            }
            return new StackLock(channel);
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "cannot write %s, by which commands wait for each other; set REFOCUS_HOME to a folder that can be written"
                            .formatted(run.resolve(file)),
                    e);
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock of the stack", e);
        }
    }
}
