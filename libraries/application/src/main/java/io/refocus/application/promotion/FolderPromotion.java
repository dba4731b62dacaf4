package io.refocus.application.promotion;

import io.refocus.application.server.Servers;
import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.Numerics;
import io.refocus.learning.checkpoint.FolderDeletion;
import io.refocus.stores.dataset.DatasetEntry;
import io.refocus.stores.trial.Attempt;
import io.refocus.stores.trial.QualityScores;
import io.refocus.stores.trial.StoredModelFiles;
import io.refocus.stores.trial.TrialDescription;
import io.refocus.stores.trial.TrialEffort;
import io.refocus.stores.trial.TrialOrigin;
import io.refocus.stores.trial.TrialResult;
import io.refocus.stores.trial.TrialStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes a trial of a folder in which {@code ./refocus train} has ended, so that the gate can judge it. */
final class FolderPromotion {
    private final Servers servers;

    FolderPromotion(Servers servers) {
        this.servers = servers;
    }

    /**
     * Uploads model, journal and pictures as a finished trial; a folder that was uploaded before is found.
     *
     * @param reference {@code NAME} or {@code NAME@VERSION} of the dataset whose test pictures judge it; empty for what the
     *     folder's summary names
     */
    Challenger challenger(Path path, Optional<String> reference) {
        TrainedFolder folder = TrainedFolder.read(path);
        DatasetVersion dataset = dataset(folder, reference);
        String id = folder.trialId(dataset);
        if (servers.trials().result(id).isEmpty()) {
            upload(folder, dataset, id);
        }
        return new Challenger(id, Optional.empty());
    }

    private DatasetVersion dataset(TrainedFolder folder, Optional<String> reference) {
        String wanted = reference
                .or(folder::trainedOn)
                .orElseThrow(() -> new RefocusException(
                        Fault.BAD_INPUT,
                        "%s: its summary.json names no dataset; expected --dataset NAME, the dataset whose test pictures judge it"
                                .formatted(folder.path())));
        DatasetEntry entry = servers.datasets()
                .resolve(wanted)
                .orElseThrow(() -> new RefocusException(
                        Fault.BAD_INPUT,
                        ("%s was trained on %s; a gate judges on the test pictures of an ingested dataset, and there is no %s. Ingest it"
                                        + " with: ./refocus dataset ingest CONFIG.yaml, or name another with --dataset NAME")
                                .formatted(folder.path(), folder.trainedOn().orElse("unknown pictures"), wanted)));
        return new DatasetVersion(entry.name(), entry.version());
    }

    private void upload(TrainedFolder folder, DatasetVersion dataset, String id) {
        TrialStore trials = servers.trials();
        trials.put(
                new TrialDescription(
                        id, folder.experiment().name(), dataset, Map.of(), Optional.empty(), Optional.empty()),
                Documents.json(folder.experiment()));
        Attempt attempt = trials.claimAttempt(id);
        StoredModelFiles model = publish(folder, attempt);
        folder.pictures().forEach((name, bytes) -> trials.putPicture(attempt, name, bytes));
        trials.putJournal(attempt, folder.journal().bytes());
        trials.putResult(
                attempt,
                new TrialResult(
                        id,
                        Map.of(),
                        new TrialEffort(folder.steps(), attempt.number(), folder.seconds()),
                        scores(folder.best().restored()),
                        scores(folder.best().identity()),
                        new TrialOrigin(
                                dataset.name(),
                                dataset.version(),
                                Numerics.VERSION,
                                folder.model().lineage().commit(),
                                Optional.of("train on " + folder.trainedOn().orElse("unknown pictures"))),
                        model,
                        Optional.empty()));
    }

    private StoredModelFiles publish(TrainedFolder folder, Attempt attempt) {
        try {
            Path temporary = Files.createTempDirectory("refocus-promote-");
            try {
                Path model = temporary.resolve("model");
                folder.copyModel(model, attempt.trialId());
                return servers.trials().publishModel(attempt, model);
            } finally {
                FolderDeletion.delete(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder for temporary files", e);
        }
    }

    private static QualityScores scores(PictureScores scores) {
        return new QualityScores(scores.psnrDb(), scores.ssim(), scores.acc());
    }
}
