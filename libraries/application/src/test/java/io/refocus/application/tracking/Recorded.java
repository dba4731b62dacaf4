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
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.trial.Attempt;
import io.refocus.stores.trial.TrialDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes into a bucket what a sweep, a trial and a promotion leave there. */
final class Recorded {
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
                        Documents.tree(Map.of(
                                "dataset", Map.of("name", "photos", "version", "d".repeat(64)),
                                "axes", Map.of("generatorOptimiser.learningRate.rate", List.of(0.001, 0.002)))),
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
                                Map.of("rate", 0.001),
                                sweepId,
                                "rates"),
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
