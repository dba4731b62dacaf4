package io.refocus.inference.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.TileablePixels;
import io.refocus.inference.champion.ModelCard;
import io.refocus.inference.champion.ServedModel;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Restores every picture to a flat grey of version/255, so that pixels tell which version made them. */
public final class FakeModel implements ServedModel {
    private final int version;
    private final Runnable beforeRestore;
    private final AtomicInteger closes = new AtomicInteger();

    public FakeModel(int version, Runnable beforeRestore) {
        this.version = version;
        this.beforeRestore = beforeRestore;
    }

    @Override
    public ModelCard card() {
        return new ModelCard(
                "refocus",
                version,
                "run-" + version,
                "trial-" + version,
                "dataset-" + version,
                "refocus-metrics/1",
                "commit-" + version,
                JsonNodeFactory.instance.objectNode().put("type", "residual"),
                80_940,
                version == 0);
    }

    @Override
    public Picture restore(Picture blurred) {
        beforeRestore.run();
        if (closes.get() > 0) {
            throw new IllegalStateException("version " + version + " was used after it was closed");
        }
        float[] planes = new float[blurred.planes().length];
        Arrays.fill(planes, version / 255f);
        return new Picture(blurred.width(), blurred.height(), planes);
    }

    @Override
    public void restoreInPlace(TileablePixels blurred) {
        float[] row = new float[3 * blurred.width()];
        Picture grey = restore(new Picture(blurred.width(), 1, row));
        for (int y = 0; y < blurred.height(); y++) {
            blurred.read(new int[] {0}, new int[] {y}, new float[3]);
            blurred.write(y, grey.planes());
        }
    }

    @Override
    public long workingBytes(PictureSource blurred, PictureFormat answer) {
        return blurred.decodingBytes();
    }

    public int closes() {
        return closes.get();
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }
}
