package io.refocus.application.restore;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a job to its end: what goes wrong with one picture does not stop the others. */
public final class RestoreOperations {
    private static final double NANOS_A_SECOND = 1e9;

    private final PictureRestorer restorer;

    /** @param restorer used, not closed */
    public RestoreOperations(PictureRestorer restorer) {
        this.restorer = restorer;
    }

    /** Restores every pair in turn. */
    public List<RestoredFile> restore(RestoreJob job, RestoreListener listener) {
        List<RestoredFile> files = new ArrayList<>();
        for (RestoreJob.Pair pair : job.pairs()) {
            RestoredFile file = restore(pair);
            files.add(file);
            listener.ended(file);
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return List.copyOf(files);
    }

    private RestoredFile restore(RestoreJob.Pair pair) {
        long began = System.nanoTime();
        String in = pair.in().toString();
        String out = pair.out().toString();
        try {
            PictureRestorer.Restored restored = RestoreJob.restore(pair, restorer);
            return new RestoredFile(
                    in,
                    out,
                    Optional.of(restored.model()),
                    Optional.empty(),
                    Optional.empty(),
                    restored.remarks(),
                    secondsSince(began));
        } catch (RefocusException e) {
            return failed(in, out, e.getMessage(), e.fault(), secondsSince(began));
        } catch (OutOfMemoryError e) {
            String reason = String.format(
                    Locale.ROOT,
                    "this process has too little memory for it (%s); give it a larger heap: JAVA_TOOL_OPTIONS=-Xmx...",
                    e.getMessage());
            return failed(in, out, reason, Fault.BAD_INPUT, secondsSince(began));
        }
    }

    private static RestoredFile failed(String in, String out, String reason, Fault fault, double seconds) {
        return new RestoredFile(in, out, Optional.empty(), Optional.of(reason), Optional.of(fault), List.of(), seconds);
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / NANOS_A_SECOND;
    }
}
