package io.refocus.application.tracking;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.ArrayList;
import java.util.List;

/** Fills an empty or outdated MLflow from the bucket alone. A second run changes nothing. */
public final class TrackingRebuild {
    private final TrackingMirror mirror;

    public TrackingRebuild(TrackingMirror mirror) {
        this.mirror = mirror;
    }

    /**
     * Runs to the end. A record that cannot be copied does not stop the others.
     *
     * @throws RefocusException UNREACHABLE if MLflow or the store stops answering; started again it continues
     */
    public RebuildReport run(RebuildListener listener) {
        List<MirrorTask> tasks = mirror.behind();
        List<String> failures = new ArrayList<>();
        for (int done = 0; done < tasks.size(); done++) {
            MirrorTask task = tasks.get(done);
            listener.begins(task, done, tasks.size());
            try {
                mirror.run(task);
            } catch (RefocusException e) {
                if (e.fault() == Fault.UNREACHABLE) {
                    throw e;
                }
                failures.add(task.describe() + ": " + e.getMessage());
            }
        }
        return new RebuildReport(
                count(tasks, MirrorTask.Sweep.class),
                count(tasks, MirrorTask.Trial.class),
                count(tasks, MirrorTask.Promotion.class),
                count(tasks, MirrorTask.Model.class),
                failures);
    }

    private static int count(List<MirrorTask> tasks, Class<? extends MirrorTask> kind) {
        return (int) tasks.stream().filter(kind::isInstance).count();
    }
}
