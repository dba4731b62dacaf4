package io.refocus.learning.restore;

import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.PixelRows;
import io.refocus.imaging.TileablePixels;
import io.refocus.imaging.tile.TilePlan;
import io.refocus.imaging.tile.Tiling;
import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.network.Network;
import java.nio.file.Path;
import java.util.SortedMap;

/** A loaded model. Safe for several threads; one at a time restores. */
public final class Restorer implements AutoCloseable {
    private static final int TILE_PIXELS = 256;
    private static final int OVERLAP_PIXELS = 32;
    /**
     * Sides of tiles are multiples of at least this: at a quarter of the size reflect padding still needs one pixel
     * to reflect.
     */
    private static final int SMALLEST_MULTIPLE = 8;

    private final ModelDescription description;
    private final Network generator;
    private final TilePlan plan;

    private Restorer(ModelDescription description, Network generator) {
        this.description = description;
        this.generator = generator;
        this.plan = new TilePlan(
                TILE_PIXELS,
                OVERLAP_PIXELS,
                Math.max(SMALLEST_MULTIPLE, description.network().multiple()));
    }

    /**
     * Loads a model folder: {@code model.json} is validated, every tensor's name, type, shape and values checked, the digest
     * of {@code model.safetensors} compared, before any of it is used.
     *
     * @throws io.refocus.fault.RefocusException naming the file, and the tensor where there is one, if it is missing, damaged
     *     or of another network
     */
    public static Restorer load(Path modelDirectory) {
        ModelDescription description = ModelDescription.read(modelDirectory);
        SortedMap<String, Tensor> tensors = description.weights(modelDirectory);
        Network generator = Network.generator(description.network(), 0); // as large as the file, which fits into memory
        try {
            NativeTensors.assign(generator.tensors(), tensors);
            return new Restorer(description, generator);
        } catch (RuntimeException e) {
            generator.close();
            throw e;
        }
    }

    public ModelDescription description() {
        return description;
    }

    /** Number of weights of the generator, buffers included. */
    public long parameterCount() {
        return generator.parameterCount();
    }

    /**
     * Restores a picture of any size, tile by tile.
     *
     * @return a new picture of the same size, values in [0, 1]
     */
    public Picture restore(Picture blurred) {
        return Tiling.apply(blurred, plan, this::restoreTile).clipped();
    }

    /** As a served file would hold it: {@link #restore(Picture)}, rounded to 8 bits, in three bytes a pixel. */
    public PackedPicture restoreServed(PixelRows blurred) {
        ServedPixels pixels = new ServedPixels(blurred);
        restoreInPlace(pixels);
        return pixels.served();
    }

    /** Restores all pixels where they lie, tile by tile; what {@link #restore(Picture)} gives, to the last bit. */
    public void restoreInPlace(TileablePixels blurred) {
        Tiling.inPlace(blurred, plan, this::restoreTile);
    }

    /** Heap that a picture needs from decoding to its encoded answer, in bytes, both encoded files not included. */
    public long workingBytes(PictureSource blurred, PictureFormat answer) {
        return blurred.decodingBytes()
                + Math.max(
                        Tiling.workingBytes(blurred.header().width(), plan),
                        PictureCodec.encodingBytes(blurred, answer));
    }

    private synchronized Picture restoreTile(Picture tile) {
        float[] restored = new float[tile.planes().length];
        generator.infer(tile.planes(), 1, tile.height(), tile.width(), restored);
        return new Picture(tile.width(), tile.height(), restored);
    }

    @Override
    public synchronized void close() {
        generator.close();
    }
}
