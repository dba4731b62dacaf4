package io.refocus.application.restore;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a job to its end: an unusable picture does not stop the others. */
public final class RestoreOperations {
    private static final double NANOS_A_SECOND = 1e9;

    private final PictureRestorer restorer;

    /** @param restorer used, not closed */
    public RestoreOperations(PictureRestorer restorer) {
        this.restorer = restorer;
    }

    /**
     * Restores every pair in turn.
     *
     * @throws RefocusException UNREACHABLE at once if the service does not answer
     */
    public List<RestoredFile> restore(RestoreJob job, RestoreListener listener) {
        List<RestoredFile> files = new ArrayList<>();
        for (RestoreJob.Pair pair : job.pairs()) {
            RestoredFile file = restore(pair);
            files.add(file);
            listener.ended(file);
        }
        return List.copyOf(files);
    }

    private RestoredFile restore(RestoreJob.Pair pair) {
        long began = System.nanoTime();
        String in = pair.in().toString();
        String out = pair.out().toString();
        try {
            String model = RestoreJob.restore(pair, restorer);
            return new RestoredFile(in, out, Optional.of(model), Optional.empty(), secondsSince(began));
        } catch (RefocusException e) {
            if (e.fault() == Fault.UNREACHABLE) {
                throw e;
            }
            return new RestoredFile(in, out, Optional.empty(), Optional.of(e.getMessage()), secondsSince(began));
        }
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / NANOS_A_SECOND;
    }
}
