package io.refocus.worker;

import io.refocus.application.tracking.MirrorThread;
import io.refocus.application.tracking.TrackingMirror;
import io.refocus.worker.activity.ActivityFailures;
import io.refocus.worker.activity.StopSignal;
import io.refocus.worker.ingest.IngestWork;
import io.refocus.worker.promotion.PromotionWork;
import io.refocus.worker.promotion.Replicas;
import io.refocus.worker.search.SweepWork;
import io.refocus.worker.training.TrainingWork;
import io.refocus.worker.training.TrialWork;
import io.refocus.workflows.WorkflowTypes;
import io.refocus.workflows.client.TemporalConnection;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.TaskQueues;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A worker that serves its queues until it is closed. */
final class RunningWorker implements AutoCloseable {
    /** One training for each process: two at once would each take twice the time. */
    private static final int TRAININGS_AT_ONCE = 1;

    private static final int IO_AT_ONCE = 8;
    /** Enough for a step, a validation and a checkpoint; longer work is started again by another worker. */
    private static final long HAND_OVER_SECONDS = 25;

    private final TemporalConnection temporal;
    private final Stores stores;
    private final WorkerFactory factory;
    private final WorkerBuild build = WorkerBuild.current();
    private final StopSignal stop = new StopSignal();
    private final Workplace place;
    private final TrackingMirror tracking;
    private final MirrorThread mirror;

    private RunningWorker(TemporalConnection temporal, Stores stores, WorkerSettings settings) {
        this.place = Workplace.in(settings.folder(), settings.cacheBytes(), stores.datasets());
        this.temporal = temporal;
        this.stores = stores;
        this.tracking = new TrackingMirror(stores.bucket(), stores.mlflow());
        this.mirror = MirrorThread.start(tracking);
        this.factory = WorkerFactory.newInstance(
                temporal.client(),
                WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new ActivityFailures())
                        .build());
    }

    /**
     * Connects, waits some time for each server, and serves. @throws io.refocus.fault.RefocusException naming the
     * server
     */
    static RunningWorker start(WorkerSettings settings, StartupRetry patience) {
        TemporalConnection temporal =
                patience.until(() -> TemporalConnection.open(settings.temporal(), Duration.ofSeconds(20)));
        Stores stores = null;
        try {
            stores = patience.until(() -> Stores.open(settings.store(), settings.tracking()));
            RunningWorker worker = new RunningWorker(temporal, stores, settings);
            settings.queues().forEach(queue -> worker.serve(queue, settings));
            worker.factory.start();
            return worker;
        } catch (RuntimeException e) {
            if (stores != null) {
                stores.close();
            }
            temporal.close();
            throw e;
        }
    }

    private void serve(String queue, WorkerSettings settings) {
        boolean training = queue.equals(TaskQueues.TRAIN);
        Worker worker = factory.newWorker(
                queue,
                WorkerOptions.newBuilder()
                        .setMaxConcurrentActivityExecutionSize(training ? TRAININGS_AT_ONCE : IO_AT_ONCE)
                        .setMaxHeartbeatThrottleInterval(ActivityProfiles.HEARTBEAT_THROTTLE)
                        .setDefaultDeadlockDetectionTimeout(ActivityProfiles.WORKFLOW_CODE.toMillis())
                        .build());
        if (training) {
            worker.registerActivitiesImplementations(new TrainingWork(stores, mirror, stop, build, place));
            return;
        }
        WorkflowTypes.register(worker);
        worker.registerActivitiesImplementations(
                new IngestWork(stores.bucket(), place.memory()),
                new SweepWork(stores, mirror, build.models()),
                new TrialWork(stores.trials(), temporal.client()),
                new PromotionWork(stores, mirror, tracking, new Replicas(settings.replicas()), place));
    }

    /** Accepts no more work, lets a training publish a checkpoint, and ends. */
    @Override
    public void close() {
        stop.give();
        factory.shutdown();
        factory.awaitTermination(HAND_OVER_SECONDS, TimeUnit.SECONDS);
        factory.shutdownNow();
        factory.awaitTermination(1, TimeUnit.SECONDS);
        mirror.close();
        stores.close();
        temporal.close();
    }
}
