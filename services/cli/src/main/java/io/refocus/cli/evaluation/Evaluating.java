package io.refocus.cli.evaluation;

import io.refocus.cli.pairs.PairFiles;
import io.refocus.cli.shell.ProgressLine;
import io.refocus.cli.shell.Shell;
import io.refocus.learning.restore.Evaluation;
import io.refocus.learning.restore.PictureEvaluation;
import io.refocus.learning.restore.Restorer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures a model on pairs, one after the other, and says how far it is. */
public final class Evaluating {
    private final Shell shell;

    public Evaluating(Shell shell) {
        this.shell = shell;
    }

    /**
     * Restores and measures every pair.
     *
     * @param model a folder with {@code model.json} and {@code model.safetensors}
     * @throws io.refocus.fault.RefocusException BAD_INPUT if the model cannot be used
     */
    public Measured run(Path model, List<PairFiles> pairs) {
        List<PictureEvaluation> pictures = new ArrayList<>();
        try (Restorer restorer = Restorer.load(model);
                ProgressLine line = new ProgressLine(shell)) {
            for (PairFiles pair : pairs) {
                line.show("measuring %s (%d of %d)".formatted(pair.name(), pictures.size() + 1, pairs.size()));
                pictures.addAll(Evaluation.evaluate(restorer, List.of(pair.read())));
            }
        }
        return new Measured(pictures);
    }
}
