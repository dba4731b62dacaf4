package io.refocus.cli.stack;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * The components this run of the command started. Until it is decided that they stay, they end with the command, also
 * by signals; but those that ran before, with other settings, stay in any case.
 */
public final class StartedComponents {
    private static final Duration WHEN_INTERRUPTED = Duration.ofSeconds(5);

    private final ComponentShutdown ending;
    private final Map<Component, ComponentRecord> started = new EnumMap<>(Component.class);
    private final Thread hook = new Thread(this::interrupted, "end-started-components");
    private final Set<Component> replaced = EnumSet.noneOf(Component.class);
    private boolean interrupted;

    StartedComponents(ComponentShutdown ending) {
        this.ending = ending;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** These ran before. */
    synchronized void replace(Set<Component> components) {
        replaced.addAll(components);
    }

    /** Starts one more, unless the command is being ended: then this never returns. */
    ComponentRecord add(ProcessLauncher launcher, LaunchSpec launch) {
        synchronized (this) {
            if (!interrupted) {
                ComponentRecord record = launcher.start(launch);
                if (!replaced.contains(launch.component())) {
                    started.put(launch.component(), record);
                }
                return record;
            }
        }
        waitForever();
        throw new IllegalStateException("the command is being ended");
    }

    /** Never returns while the command is being ended, so that no errors are printed about components ending with it. */
    void checkpoint() {
        boolean over;
        synchronized (this) {
            over = interrupted;
        }
        if (over) {
            waitForever();
        }
    }

    /** Those that did not run before. */
    public synchronized Set<Component> added() {
        return Set.copyOf(started.keySet());
    }

    /** Whether everything ran before as it should. */
    public synchronized boolean none() {
        return started.isEmpty() && replaced.isEmpty();
    }

    /** They continue after the command. */
    public void keep() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Ends them now. */
    public void end(Duration grace) {
        endAll(grace);
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void interrupted() {
        synchronized (this) {
            interrupted = true;
        }
        endAll(WHEN_INTERRUPTED);
    }

    private synchronized void endAll(Duration grace) {
        ending.endInOrder(started.values(), grace);
        started.clear();
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
