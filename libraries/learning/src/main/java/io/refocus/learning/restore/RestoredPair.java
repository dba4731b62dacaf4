package io.refocus.learning.restore;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.PixelRows;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.learning.feed.PairRows;

/**
 * A pair and the restored picture, rounded to 8 bits as in a served file.
 *
 * @param scores of the restored and of the blurred picture
 */
public record RestoredPair(PairRows pair, PixelRows restored, PictureEvaluation scores) {
    /** Heap bytes for each column: the rows of tiles that are mixed, and the rows under SSIM's window. */
    private static final long COLUMN = 8_000;

    /** Heap that it takes to restore and measure a pair, in bytes, both encoded files not included. */
    public static long workingBytes(PictureSource blurred, PictureSource sharp) {
        return blurred.decodingBytes()
                + sharp.decodingBytes()
                + Picture.CHANNELS * blurred.header().pixels()
                + COLUMN * blurred.header().width();
    }

    /** Restores and measures a pair. */
    public static RestoredPair of(Restorer restorer, PairRows pair) {
        PictureScores blurred = MetricContract.measure(pair.blurred().rounded8(), pair.sharp());
        PixelRows restored = restorer.restoreServed(pair.blurred());
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
