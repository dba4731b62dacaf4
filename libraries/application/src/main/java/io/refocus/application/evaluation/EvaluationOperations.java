package io.refocus.application.evaluation;

import io.refocus.application.pairs.PairFiles;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.imaging.sheet.SheetSelection;
import io.refocus.learning.restore.PictureEvaluation;
import io.refocus.learning.restore.RestoredPair;
import io.refocus.learning.restore.Restorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Measures models on pairs. */
public final class EvaluationOperations {
    private static final int SHEET_ROWS = 8;

    private EvaluationOperations() {}

    /**
     * Restores and measures every pair, one after the other, in this process.
     *
     * @param model a folder with {@code model.json} and {@code model.safetensors}
     * @param name what the sheet calls it
     * @param pairs at least one
     * @param sheet a file for some of the pictures, side by side: a PNG if it is named so, else a JPEG
     * @throws io.refocus.fault.RefocusException BAD_INPUT if the model cannot be used
     */
    public static EvaluationReport measure(
            Path model, String name, List<PairFiles> pairs, Optional<Path> sheet, EvaluationListener listener) {
        List<PictureEvaluation> pictures = new ArrayList<>();
        List<ContactSheet.Row> rows = new ArrayList<>();
        Set<Integer> onSheet = SheetSelection.of(
                pairs.stream().map(EvaluationOperations::folder).toList(), SHEET_ROWS);
        try (Restorer restorer = Restorer.load(model)) {
            for (PairFiles pair : pairs) {
                listener.measuring(pair.name(), pictures.size() + 1, pairs.size());
                RestoredPair restored = RestoredPair.of(restorer, pair.readRows());
                if (sheet.isPresent() && onSheet.contains(pictures.size())) {
                    rows.add(restored.row(pair.name()));
                }
                pictures.add(restored.scores());
            }
        }
        sheet.ifPresent(file ->
                write(file, ContactSheet.encoded(format(file), model + " on " + pairs.size() + " pictures", rows)));
        return new EvaluationReport(pictures);
    }

    private static PictureFormat format(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".png") ? PictureFormat.PNG : PictureFormat.JPEG;
    }

    private static String folder(PairFiles pair) {
        return pair.name().substring(0, Math.max(0, pair.name().lastIndexOf('/')));
    }

    private static void write(Path file, byte[] encoded) {
        try {
            Files.write(file, encoded);
        } catch (IOException e) {
            throw new RefocusException(Fault.BAD_INPUT, "cannot write the contact sheet %s (%s)".formatted(file, e), e);
        }
    }
}
