package io.refocus.cli.stack;

import io.refocus.cli.shell.Shell;
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
        StackLock lock = take(shell, shell.places().run());
        try {
            return work.get();
        } finally {
            lock.close();
        }
    }

    private static StackLock take(Shell shell, Path run) {
        try {
            FileChannel channel = FileChannel.open(
                    StateFolders.make(run).resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.tryLock();
            if (held == null) {
                shell.say("waiting for another refocus command on %s to finish", run.getParent());
                channel.lock();
            }
            return new StackLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + run, e);
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
