package io.refocus.application.tracking;

import io.refocus.documents.Documents;
import io.refocus.learning.journal.Journal;
import io.refocus.stores.Bucket;
import io.refocus.stores.gate.GateReport;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.tracking.RunContent;
import io.refocus.stores.tracking.TrackedRun;
import io.refocus.stores.tracking.Tracking;
import io.refocus.stores.trial.TrialDescription;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes runs equal to the bucket's records. After an interruption the next call continues. */
final class RunMirror {
    /** The MLflow experiment all runs of Refocus are in, so that a trial has one run whichever sweeps it is part of. */
    static final String EXPERIMENT = "refocus";

    private final Bucket bucket;
    private final Tracking tracking;
    private final SweepRuns sweeps;
    private final TrialRuns trials;

    RunMirror(Bucket bucket, Tracking tracking) {
        this.bucket = bucket;
        this.tracking = tracking;
        this.sweeps = new SweepRuns(bucket, tracking);
        this.trials = new TrialRuns(bucket, tracking);
    }

    /** The tag with the digest of the promotion's record in its trial's run. */
    static String gateTag(String promotionId) {
        return "refocus.gate." + promotionId;
    }

    /** Fills the sweep's run, and those of its trials if it has ended; does nothing if the bucket has no such sweep. */
    void sweep(String sweepId) {
        Optional<String> digest = bucket.sweeps().recordDigest(sweepId); // before what it is the digest of
        bucket.sweeps()
                .find(sweepId)
                .ifPresent(record -> sweeps.fill(
                        record, digest.orElse(""), trial -> trial(trial).map(RunContent::run)));
    }

    /** @return the trial's run; empty if the trial has not begun */
    Optional<RunContent> trial(String trialId) {
        Optional<String> digest = bucket.trials().recordDigest(trialId); // before what it is the digest of
        Optional<TrialDescription> description = bucket.trials().description(trialId);
        if (digest.isEmpty() || description.isEmpty()) {
            return Optional.empty();
        }
        Optional<SweepRecord> sweep = description.get().sweepId().flatMap(bucket.sweeps()::find);
        return Optional.of(trials.fill(description.get(), sweep, sweep.map(sweeps::run), digest.get()));
    }

    /** Adds the gate's report to its trial's run; does nothing if there is no report, or no such trial. */
    void promotion(String promotionId) {
        Optional<String> digest = bucket.gates().recordDigest(promotionId);
        Optional<GateReport> report = bucket.gates().report(promotionId);
        if (digest.isPresent() && report.isPresent()) {
            trial(report.get().trialId()).ifPresent(run -> promotion(report.get(), digest.get(), run));
        }
    }

    private void promotion(GateReport report, String digest, RunContent content) {
        String id = report.promotionId();
        if (digest.equals(content.tags().get(gateTag(id)))) {
            return;
        }
        TrackedRun run = content.run();
        String folder = "gates/" + id + "/";
        byte[] json = Documents.json(report).getBytes(StandardCharsets.UTF_8);
        tracking.artifact(run, folder + "report.json", json, "application/json");
        bucket.gates()
                .contactSheet(id)
                .ifPresent(
                        sheet -> tracking.artifact(run, folder + sheet.file(), sheet.bytes(), mediaType(sheet.file())));
        Map<String, String> tags = new TreeMap<>(Map.of(gateTag(id), digest));
        bucket.gates().outcome(id).ifPresent(outcome -> {
            tags.put("refocus.promotion", id);
            tags.put("refocus.decision", outcome.decision());
        });
        tracking.tags(run.runId(), tags);
    }

    static Journal journal(Bucket bucket, String trialId) {
        return bucket.trials()
                .journal(trialId)
                .map(lines -> Journal.parse(lines, "the journal of trial " + trialId))
                .orElseGet(Journal::new);
    }

    static String mediaType(String file) {
        return file.endsWith(".jpg") ? "image/jpeg" : "image/png";
    }

    /** Parameters are immutable in MLflow: existing ones are not changed. */
    static Map<String, String> missing(Map<String, String> wanted, Map<String, String> there) {
        Map<String, String> missing = new TreeMap<>(wanted);
        missing.keySet().removeAll(there.keySet());
        return missing;
    }
}
