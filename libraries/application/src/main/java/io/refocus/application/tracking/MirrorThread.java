package io.refocus.application.tracking;

import io.refocus.application.tracking.MirrorTask.Model;
import io.refocus.application.tracking.MirrorTask.Promotion;
import io.refocus.application.tracking.MirrorTask.Sweep;
import io.refocus.application.tracking.MirrorTask.Trial;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills MLflow on a thread of its own. Notifying it of a change never waits and never fails. While MLflow is down it
 * retries after pauses that grow to half a minute; work left by an earlier process is found when it starts.
 */
public final class MirrorThread implements Mirror, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorThread.class);
    private static final int MOST_WAITING = 10_000;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final TrackingMirror mirror;
    private final Thread thread = new Thread(this::work, "tracking-mirror");
    private final Set<MirrorTask> waiting = new LinkedHashSet<>();
    /** Whether all records are to be compared: at the start, and after the queue was full. */
    private boolean compareAll = true;

    private boolean closing;
    private boolean down;

    private MirrorThread(TrackingMirror mirror) {
        this.mirror = mirror;
    }

    public static MirrorThread start(TrackingMirror mirror) {
        MirrorThread started = new MirrorThread(mirror);
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    @Override
    public void trialChanged(String trialId) {
        add(new Trial(trialId));
    }

    @Override
    public void sweepChanged(String sweepId) {
        add(new Sweep(sweepId));
    }

    @Override
    public void promotionChanged(String promotionId) {
        add(new Promotion(promotionId));
    }

    private synchronized void add(MirrorTask task) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(task);
        } else {
            compareAll = true;
        }
        notifyAll();
    }

    /** Finishes queued tasks within five seconds if MLflow answers; the next worker that starts finds the rest. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        try {
            thread.join(LAST_WORDS.toMillis());
            thread.interrupt();
            thread.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        Duration pause = FIRST_PAUSE;
        try {
            while (awaitWork()) {
                if (workOnce()) {
                    pause = FIRST_PAUSE;
                } else if (rest(pause)) {
                    pause = longer(pause);
                } else {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("ended with tasks left; the next worker that starts does them");
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** @return false if no task is left and none will follow */
    private synchronized boolean awaitWork() throws InterruptedException {
        while (waiting.isEmpty() && !compareAll) {
            if (closing) {
                return false;
            }
            wait();
        }
        return true;
    }

    /** @return false if the process ends meanwhile */
    private synchronized boolean rest(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        while (!closing && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        return !closing;
    }

    /** @return false if a server is down */
    private boolean workOnce() throws InterruptedException {
        Optional<MirrorTask> task = next();
        try {
            if (task.isPresent()) {
                mirror.run(task.get());
            } else {
                compare();
            }
            recovered();
            return true;
        } catch (RefocusException e) {
            if (e.fault() == Fault.UNREACHABLE) {
                task.ifPresent(this::add);
                told(e, task.isEmpty());
                return false;
            }
            LOG.warn("{} cannot be copied to MLflow: {}", describe(task), e.getMessage());
            return true;
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.error("MLflow does not show {}", describe(task), e);
            return true;
        }
    }

    private static String describe(Optional<MirrorTask> task) {
        return task.map(MirrorTask::describe).orElse("what it lacks");
    }

    private synchronized Optional<MirrorTask> next() {
        if (compareAll) {
            compareAll = false;
            return Optional.empty();
        }
        Iterator<MirrorTask> first = waiting.iterator();
        MirrorTask task = first.next();
        first.remove();
        return Optional.of(task);
    }

    private void compare() {
        // models are left to promotions and rebuilds: of two that register one version at once, the later would burn a
        // number
        mirror.behind().stream().filter(task -> !(task instanceof Model)).forEach(this::add);
    }

    private synchronized void told(RefocusException e, boolean whileComparing) {
        compareAll |= whileComparing;
        if (!down) {
            down = true;
            LOG.warn("MLflow is filled later, work continues: {}", e.getMessage());
        }
    }

    private synchronized void recovered() {
        if (down) {
            down = false;
            LOG.info("the copy to MLflow goes on; {} records to copy", waiting.size());
        }
    }
}
