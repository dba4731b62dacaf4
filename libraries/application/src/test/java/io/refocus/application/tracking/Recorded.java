package io.refocus.application.tracking;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Documents;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.journal.EndState;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry.Begun;
import io.refocus.learning.journal.JournalEntry.Ended;
import io.refocus.learning.journal.JournalEntry.Stepped;
import io.refocus.learning.journal.JournalEntry.Validated;
import io.refocus.stores.Bucket;
import io.refocus.stores.gate.GateOutcome;
import io.refocus.stores.gate.GateReport;
import io.refocus.stores.model.VersionRecord;
import io.refocus.stores.object.FileDigest;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.trial.Attempt;
import io.refocus.stores.trial.QualityScores;
import io.refocus.stores.trial.StoredModelFiles;
import io.refocus.stores.trial.TrialDescription;
import io.refocus.stores.trial.TrialEffort;
import io.refocus.stores.trial.TrialOrigin;
import io.refocus.stores.trial.TrialResult;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes into a bucket what a sweep, a trial and a promotion leave there. */
final class Recorded {
    static final String RATE = "generatorOptimiser.learningRate.rate";
    static final long START = 1_800_000_000_000L;

    private final Bucket bucket;

    Recorded(Bucket bucket) {
        this.bucket = bucket;
    }

    void sweep(String sweepId) {
        bucket.sweeps()
                .putStarted(new SweepRecord(
                        sweepId,
                        "rates",
                        "2026-11-30T10:00:00Z",
                        Documents.tree(new SweepOrder(
                                "rates",
                                "{}",
                                new DatasetVersion("photos", "d".repeat(64)),
                                Map.of(RATE, List.of(0.001, 0.002)),
                                1)),
                        Optional.empty()));
    }

    /** A trial that has begun. */
    Attempt trial(String trialId, String sweepId) {
        bucket.trials()
                .put(
                        new TrialDescription(
                                trialId,
                                "tiny",
                                new DatasetVersion("photos", "d".repeat(64)),
                                Map.of(RATE, 0.001),
                                Optional.of(sweepId),
                                Optional.of("rates")),
                        "{\"name\": \"tiny\", \"training\": {\"steps\": 40}}");
        return bucket.trials().claimAttempt(trialId);
    }

    /** The history up to a step, with a line each step. */
    static Journal journal(long steps) {
        Journal journal = new Journal();
        journal.append(new Begun(1, 0, START));
        for (long step = 1; step <= steps; step++) {
            journal.append(new Stepped(
                    step,
                    Map.of("content", 1.0 / step, "generator", 2.0 / step),
                    0.001,
                    0,
                    50,
                    0.1,
                    START + step * 1000));
            if (step % 10 == 0) {
                journal.append(new Validated(
                        step,
                        new PictureScores(25 + step, 0.8, 0.7, 0.9),
                        new PictureScores(25, 0.7, 0.6, 0.8),
                        Optional.empty(),
                        START + step * 1000 + 1));
            }
        }
        return journal;
    }

    void put(Attempt attempt, Journal journal) {
        bucket.trials().putJournal(attempt, journal.bytes());
    }

    /** The history of a finished trial and its pictures. */
    void finish(Attempt attempt, long steps) {
        Journal journal = journal(steps);
        journal.append(new Ended(EndState.FINISHED, steps, Optional.empty(), START + steps * 1000 + 2));
        bucket.trials().putPicture(attempt, "psnr.png", new byte[] {1, 2, 3});
        put(attempt, journal);
    }

    /** The result of a finished trial. */
    void result(Attempt attempt, double psnrDb) {
        TrialResult result = new TrialResult(
                attempt.trialId(),
                Map.of(RATE, 0.001),
                new TrialEffort(40, 1, 12.5),
                new QualityScores(psnrDb, 0.8, 0.9),
                new QualityScores(25, 0.7, 0.8),
                new TrialOrigin("photos", "d".repeat(64), 1, "c0ffee"),
                new StoredModelFiles(
                        "trials/" + attempt.trialId() + "/model/1/",
                        List.of(new FileDigest("model.json", "a".repeat(64), 2))),
                Optional.empty());
        bucket.trials().putResult(attempt, result);
    }

    /** The leaderboard of a sweep of two trials, the second of which failed. */
    void finished(String sweepId, String trialId, double psnrDb) {
        bucket.sweeps()
                .putFinished(
                        sweepId,
                        Documents.tree(new SweepProgress(
                                sweepId,
                                "rates",
                                SweepState.COMPLETED,
                                new DatasetVersion("photos", "d".repeat(64)),
                                List.of(
                                        row(
                                                trialId,
                                                TrialState.COMPLETED,
                                                0.001,
                                                Optional.of(psnrDb),
                                                Optional.empty()),
                                        row(
                                                "failed-" + trialId,
                                                TrialState.FAILED,
                                                0.002,
                                                Optional.empty(),
                                                Optional.of("the loss \"content\" is not finite"))))));
    }

    private static TrialProgress row(
            String trialId, TrialState state, double rate, Optional<Double> psnrDb, Optional<String> error) {
        return new TrialProgress(
                trialId,
                state,
                1,
                psnrDb.isPresent() ? 40 : 7,
                40,
                psnrDb,
                psnrDb.map(db -> 0.8),
                psnrDb.map(db -> 12.5),
                Map.of(RATE, rate),
                error);
    }

    void promotion(String promotionId, String model, String trialId) {
        bucket.gates()
                .putReport(
                        new GateReport(
                                promotionId,
                                model,
                                trialId,
                                "photos@1",
                                "refocus-metrics/1",
                                Documents.tree(Map.of()),
                                Optional.empty(),
                                Documents.tree(Map.of("passed", true)),
                                Documents.tree(List.of())),
                        new byte[] {9});
        bucket.gates()
                .putOutcome(new GateOutcome(
                        promotionId, model, trialId, "promoted", "better", Documents.tree(Map.of()), Optional.of("1")));
    }

    void version(String model, int number, String trialId) {
        bucket.models()
                .put(new VersionRecord(
                        model,
                        number,
                        trialId,
                        "s3://b/trials/" + trialId + "/model/1/",
                        Map.of("trial", trialId, "promotion", "p-" + number)));
    }
}
