package io.refocus.application.tracking;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.tracking.RunTags;
import io.refocus.stores.tracking.Tracking;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where a person finds runs in MLflow, which is opened for each question. None while MLflow is away, or has no such run yet. */
public final class TrackingPages {
    private TrackingPages() {}

    public static Optional<URI> ofSweep(Supplier<Tracking> mlflow, String sweepId) {
        return of(mlflow, RunTags.SWEEP, sweepId);
    }

    public static Optional<URI> ofTrial(Supplier<Tracking> mlflow, String trialId) {
        return of(mlflow, RunTags.TRIAL, trialId);
    }

    /** The list of all runs. */
    public static Optional<URI> ofAll(Supplier<Tracking> mlflow) {
        return found(mlflow, tracking -> tracking.runsPage(RunMirror.EXPERIMENT));
    }

    private static Optional<URI> of(Supplier<Tracking> mlflow, String tag, String id) {
        return found(mlflow, tracking -> tracking.find(RunMirror.EXPERIMENT, tag, id)
                .map(content -> tracking.page(content.run())));
    }

    private static Optional<URI> found(Supplier<Tracking> mlflow, Function<Tracking, Optional<URI>> page) {
        try {
            return page.apply(mlflow.get());
        } catch (RefocusException e) {
            if (e.fault() != Fault.UNREACHABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
