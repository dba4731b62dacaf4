package io.refocus.worker.promotion;

import io.refocus.imaging.Picture;
import io.refocus.imaging.metric.MeanShift;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.restore.Restorer;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.training.StoredPair;
import io.refocus.workflows.gate.GateRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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
    private final Set<String> scenesShown = new HashSet<>();

    private final boolean sharpInputs;

    /** @param sharpInputs whether the challenger is given the sharp pictures too */
    PromotionEvaluation(Path challenger, Optional<Path> champion, boolean sharpInputs) {
        this.sharpInputs = sharpInputs;
        this.challenger = Restorer.load(challenger);
        this.champion = champion.map(Restorer::load);
    }

    void measure(List<StoredPair> pairs, Heartbeat heartbeat) {
        for (StoredPair pair : pairs) {
            heartbeat.check();
            measure(pair.pair().scene(), pair.read());
        }
    }

    List<GateRow> rows() {
        return rows;
    }

    /** One row for each of the first scenes. */
    List<ContactSheet.Row> sheet() {
        return sheet;
    }

    private void measure(String scene, PairPictures pair) {
        Picture restored = challenger.restore(pair.blurred()).rounded8();
        PictureScores scores = MetricContract.measure(restored, pair.sharp());
        PictureScores blurred = MetricContract.measure(pair.blurred(), pair.sharp());
        Optional<PictureScores> other = champion.map(
                model -> MetricContract.measure(model.restore(pair.blurred()).rounded8(), pair.sharp()));
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
        if (sheet.size() < SHEET_ROWS && scenesShown.add(scene)) {
            sheet.add(new ContactSheet.Row(
                    pair.name(), pair.blurred(), restored, pair.sharp(), blurred.psnrDb(), scores.psnrDb()));
        }
    }

    private GateRow.SharpInput answerTo(Picture sharp) {
        Picture answer = challenger.restore(sharp).rounded8();
        return new GateRow.SharpInput(MetricContract.measure(answer, sharp).psnrDb(), MeanShift.levels(answer, sharp));
    }

    @Override
    public void close() {
        challenger.close();
        champion.ifPresent(Restorer::close);
    }
}
