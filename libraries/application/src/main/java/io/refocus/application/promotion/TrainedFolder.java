package io.refocus.application.promotion;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry.Validated;
import io.refocus.learning.restore.ModelDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./refocus train} left in a folder.
 *
 * @param trainedOn name of the dataset or of the folder of pairs it was trained on; unknown in folders of older builds
 * @param best the validation of the written model
 * @param steps generator updates done in all
 */
record TrainedFolder(
        Path path,
        Experiment experiment,
        ModelDescription model,
        Optional<String> trainedOn,
        Journal journal,
        Validated best,
        long steps,
        double seconds) {
    private static final int ID_DIGITS = 16;
    private static final List<String> PICTURES =
            List.of("psnr.png", "losses.png", "adversary.png", "contact-sheet.jpg", "contact-sheet.png");

    TrainedFolder {
        Legal.required("model", model);
        Legal.required("best", best);
    }

    /**
     * Reads and checks everything, the weights too.
     *
     * @throws RefocusException NOT_FOUND if there is no finished training, BAD_INPUT if a file of it is damaged
     */
    static TrainedFolder read(Path folder) {
        String summary = text(folder, "summary.json");
        JsonNode document =
                Documents.readJson(summary, folder.resolve("summary.json").toString(), JsonNode.class);
        Journal journal = Journal.parse(
                text(folder, Journal.FILE), folder.resolve(Journal.FILE).toString());
        long bestStep = document.path("bestStep").asLong(-1);
        Validated best = journal.validations().stream()
                .filter(validation -> validation.step() == bestStep)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new RefocusException(
                        Fault.BAD_INPUT,
                        "%s: summary.json says that step %s is the best, and journal.jsonl has no validation of it; expected the files of one training"
                                .formatted(folder, document.path("bestStep"))));
        ModelDescription model = ModelDescription.read(folder);
        model.weights(folder);
        return new TrainedFolder(
                folder,
                Experiment.parse(
                        text(folder, "experiment.json"),
                        folder.resolve("experiment.json").toString()),
                model,
                Optional.ofNullable(document.path("dataset").textValue()),
                journal,
                best,
                document.path("steps").asLong(bestStep),
                document.path("seconds").asDouble());
    }

    /** The same model judged on the same dataset is the same trial. */
    String trialId(DatasetVersion dataset) {
        return Documents.digest(Map.of(
                        "weights", model.weightsSha256(), "experiment", experiment, "dataset", dataset, "by", "train"))
                .substring(0, ID_DIGITS);
    }

    /** Curves and contact sheet by name, as far as they are there. */
    Map<String, byte[]> pictures() {
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        for (String name : PICTURES) {
            Path file = path.resolve(name);
            if (Files.isRegularFile(file)) {
                pictures.put(name, bytes(file));
            }
        }
        return pictures;
    }

    private static String text(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new RefocusException(
                    Fault.NOT_FOUND,
                    "%s holds no %s; expected a folder in which ./refocus train has ended".formatted(folder, name));
        }
        return new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RefocusException(Fault.BAD_INPUT, "cannot read %s (%s)".formatted(file, e), e);
        }
    }

    /** Puts the model into another folder, under the name of its trial. */
    void copyModel(Path target, String trialId) {
        ModelDescription renamed = new ModelDescription(
                ModelDescription.FORMAT,
                model.network(),
                model.weightsSha256(),
                model.lineage().ofTrial(trialId));
        try {
            Files.createDirectories(target);
            Files.copy(path.resolve(ModelDescription.WEIGHTS_FILE), target.resolve(ModelDescription.WEIGHTS_FILE));
            Files.writeString(target.resolve(ModelDescription.FILE), Documents.json(renamed));
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "cannot copy the model of %s to %s (%s)".formatted(path, target, e), e);
        }
        if (!Digests.sha256(target.resolve(ModelDescription.WEIGHTS_FILE)).equals(model.weightsSha256())) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "the weights in %s changed while they were copied".formatted(path));
        }
    }
}
