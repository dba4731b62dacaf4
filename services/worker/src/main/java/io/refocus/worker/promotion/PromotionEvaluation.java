package io.refocus.worker.promotion;

import io.refocus.imaging.PixelRows;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.imaging.metric.MeanShift;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.imaging.sheet.SheetSelection;
import io.refocus.learning.feed.PairRows;
import io.refocus.learning.restore.Restorer;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.memory.PictureMemory;
import io.refocus.worker.training.StoredPair;
import io.refocus.workflows.gate.GateRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Measures challenger, champion and the blurred input on the same pictures, as they would be served. */
final class PromotionEvaluation implements AutoCloseable {
    private static final int SHEET_ROWS = 8;

    private final Restorer challenger;
    private final Optional<Restorer> champion;
    private final List<GateRow> rows = new ArrayList<>();
    private final List<ContactSheet.Row> sheet = new ArrayList<>();

    private final boolean sharpInputs;
    private final PictureMemory memory;

    /** @param sharpInputs whether the challenger is given the sharp pictures too */
    PromotionEvaluation(Path challenger, Optional<Path> champion, boolean sharpInputs, PictureMemory memory) {
        this.memory = memory;
        this.sharpInputs = sharpInputs;
        this.challenger = Restorer.load(challenger);
        this.champion = champion.map(Restorer::load);
    }

    @SuppressWarnings("try") // the share is held while the work is done
    void measure(List<StoredPair> pairs, Heartbeat heartbeat) {
        Set<Integer> shown = SheetSelection.of(
                pairs.stream().map(pair -> pair.pair().scene()).toList(), SHEET_ROWS);
        for (int i = 0; i < pairs.size(); i++) {
            heartbeat.check();
            StoredPair pair = pairs.get(i);
            String what = "test pair " + pair.described();
            try (MemoryBudget.Share share = memory.take(what, pair.measuringBytes(), heartbeat)) {
                measure(pair.pair().scene(), pair.readRows(), shown.contains(i));
            }
        }
    }

    List<GateRow> rows() {
        return rows;
    }

    /** Rows of scenes that are spread over all test pictures. */
    List<ContactSheet.Row> sheet() {
        return sheet;
    }

    private void measure(String scene, PairRows pair, boolean onSheet) {
        PictureScores blurred = MetricContract.measure(pair.blurred(), pair.sharp());
        PictureScores scores = challenged(pair, blurred, onSheet);
        Optional<PictureScores> other =
                champion.map(model -> MetricContract.measure(model.restoreServed(pair.blurred()), pair.sharp()));
        rows.add(new GateRow(
                pair.name(),
                scene,
                scores.psnrDb(),
                scores.ssim(),
                blurred.psnrDb(),
                blurred.ssim(),
                other.map(PictureScores::psnrDb),
                other.map(PictureScores::ssim),
                sharpInputs ? Optional.of(answerTo(pair.sharp())) : Optional.empty()));
    }

    /** The challenger's scores; what it restored is not held any longer. */
    private PictureScores challenged(PairRows pair, PictureScores blurred, boolean onSheet) {
        PixelRows restored = challenger.restoreServed(pair.blurred());
        PictureScores scores = MetricContract.measure(restored, pair.sharp());
        if (onSheet) {
            sheet.add(new ContactSheet.Row(
                    ContactSheet.nameIn("test", pair.name()),
                    pair.blurred(),
                    restored,
                    pair.sharp(),
                    blurred.psnrDb(),
                    scores.psnrDb()));
        }
        return scores;
    }

    private GateRow.SharpInput answerTo(PixelRows sharp) {
        PixelRows answer = challenger.restoreServed(sharp);
        return new GateRow.SharpInput(MetricContract.measure(answer, sharp).psnrDb(), MeanShift.levels(answer, sharp));
    }

    @Override
    public void close() {
        challenger.close();
        champion.ifPresent(Restorer::close);
    }
}
