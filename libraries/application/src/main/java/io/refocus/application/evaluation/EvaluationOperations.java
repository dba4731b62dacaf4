package io.refocus.application.evaluation;

import io.refocus.application.pairs.PairFiles;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.learning.restore.PictureEvaluation;
import io.refocus.learning.restore.RestoredPair;
import io.refocus.learning.restore.Restorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures models on pairs. */
public final class EvaluationOperations {
    private static final int SHEET_ROWS = 8;

    private EvaluationOperations() {}

    /**
     * Restores and measures every pair, one after the other, in this process.
     *
     * @param model a folder with {@code model.json} and {@code model.safetensors}
     * @param pairs at least one
     * @param sheet a PNG for some of the pictures, side by side
     * @throws io.refocus.fault.RefocusException BAD_INPUT if the model cannot be used
     */
    public static EvaluationReport measure(
            Path model, List<PairFiles> pairs, Optional<Path> sheet, EvaluationListener listener) {
        List<PictureEvaluation> pictures = new ArrayList<>();
        List<ContactSheet.Row> rows = new ArrayList<>();
        try (Restorer restorer = Restorer.load(model)) {
            for (PairFiles pair : pairs) {
                listener.measuring(pair.name(), pictures.size() + 1, pairs.size());
                RestoredPair restored = RestoredPair.of(restorer, pair.read());
                if (sheet.isPresent() && onSheet(pictures.size(), pairs.size())) {
                    rows.add(restored.row());
                }
                pictures.add(restored.scores());
            }
        }
        sheet.ifPresent(file -> write(file, ContactSheet.png(model + " on " + pairs.size() + " pictures", rows)));
        return new EvaluationReport(pictures);
    }

    /** Pictures for the sheet, spread evenly over all. */
    private static boolean onSheet(int index, int pictures) {
        int shown = Math.min(SHEET_ROWS, pictures);
        return (long) index * shown / pictures != (index - 1L) * shown / pictures || index == 0;
    }

    private static void write(Path file, byte[] png) {
        try {
            Files.write(file, png);
        } catch (IOException e) {
            throw new RefocusException(Fault.BAD_INPUT, "cannot write the contact sheet %s (%s)".formatted(file, e), e);
        }
    }
}
