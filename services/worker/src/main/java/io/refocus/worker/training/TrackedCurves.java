package io.refocus.worker.training;

import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.step.StepLosses;
import io.refocus.learning.training.StepReport;
import io.refocus.learning.training.ValidationReport;
import io.refocus.stores.tracking.MetricPoint;
import io.refocus.stores.tracking.Tracking;
import java.util.ArrayList;
import java.util.List;

/** A trial's curves on their way to its run, in batches. Points that an earlier attempt has written are left out. */
final class TrackedCurves {
    static final String PSNR = "validation/psnrDb";
    static final String IDENTITY_PSNR = "identity/psnrDb";
    private static final String TRAIN = "train/";
    static final String GENERATOR_LOSS = TRAIN + StepLosses.GENERATOR;
    static final String CONTENT_LOSS = TRAIN + StepLosses.CONTENT;
    static final String DISCRIMINATOR_LOSS = TRAIN + StepLosses.DISCRIMINATOR;

    private static final int POINTS_OF_A_CURVE = 200;
    private static final int BATCH = 300;

    private final Tracking tracking;
    private final String runId;
    private final long every;
    private final long stepsWritten;
    private final long validationsWritten;
    private final List<MetricPoint> waiting = new ArrayList<>();

    TrackedCurves(Tracking tracking, String runId, long steps) {
        this.tracking = tracking;
        this.runId = runId;
        this.every = Math.max(1, steps / POINTS_OF_A_CURVE);
        this.stepsWritten = tracking.lastStep(runId, GENERATOR_LOSS).orElse(0L);
        this.validationsWritten = tracking.lastStep(runId, PSNR).orElse(-1L);
    }

    void stepped(StepReport report) {
        long step = report.step();
        boolean due = step % every == 0 || step == 1 || step == report.steps();
        if (!due || step <= stepsWritten) {
            return;
        }
        report.losses().named().forEach((loss, value) -> add(TRAIN + loss, value, step));
        add(TRAIN + "generatorRate", report.generatorRate(), step);
        add(TRAIN + "discriminatorRate", report.discriminatorRate(), step);
        add(TRAIN + "imagesPerSecond", report.imagesPerSecond(), step);
        add(TRAIN + "waitingShare", report.waitingShare(), step);
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    void validated(ValidationReport report) {
        if (report.step() > validationsWritten) {
            add("validation", report.restored(), report.step());
            add("identity", report.identity(), report.step());
            add("validation/gainDb", report.gainDb(), report.step());
        }
        flush();
    }

    void flush() {
        tracking.metrics(runId, List.copyOf(waiting));
        waiting.clear();
    }

    private void add(String group, PictureScores scores, long step) {
        add(group + "/psnrDb", scores.psnrDb(), step);
        add(group + "/ssim", scores.ssim(), step);
        add(group + "/ssimLoss", scores.ssimLoss(), step);
        add(group + "/ssim3d", scores.ssim3d(), step);
        add(group + "/acc", scores.acc(), step);
    }

    private void add(String key, double value, long step) {
        waiting.add(new MetricPoint(key, value, step, System.currentTimeMillis()));
    }
}
