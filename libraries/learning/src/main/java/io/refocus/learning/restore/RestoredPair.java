package io.refocus.learning.restore;

import io.refocus.imaging.Picture;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.learning.feed.PairPictures;

/**
 * A pair and the restored picture, rounded to 8 bits as in a served file.
 *
 * @param scores of the restored and of the blurred picture
 */
public record RestoredPair(PairPictures pair, Picture restored, PictureEvaluation scores) {
    /** Heap bytes for each pixel of a pair that is restored and measured: blurred, sharp and restored as floats, and bands of them. */
    public static final long BYTES_A_PIXEL = 38;

    /** Restores and measures a pair. */
    public static RestoredPair of(Restorer restorer, PairPictures pair) {
        PictureScores blurred = MetricContract.measure(pair.blurred().rounded8(), pair.sharp());
        Picture restored = restorer.restoreServed(pair.blurred());
        return new RestoredPair(
                pair,
                restored,
                new PictureEvaluation(pair.name(), MetricContract.measure(restored, pair.sharp()), blurred));
    }

    /** Its row on a contact sheet. @param name shown above the pictures */
    public ContactSheet.Row row(String name) {
        return new ContactSheet.Row(
                name,
                pair.blurred(),
                restored,
                pair.sharp(),
                scores.blurred().psnrDb(),
                scores.restored().psnrDb());
    }
}
