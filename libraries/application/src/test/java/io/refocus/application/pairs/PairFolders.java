package io.refocus.application.pairs;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Network;
import io.refocus.learning.network.Residual;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.ModelExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Files that verbs work on, made for tests. */
public final class PairFolders {
    private PairFolders() {}

    /** Of one colour: {@code level / 255} everywhere. */
    public static byte[] flat(int width, int height, int level) {
        float[] planes = new float[3 * width * height];
        Arrays.fill(planes, Picture.eightBit(level));
        return PictureCodec.encode(new Picture(width, height, planes), PictureFormat.PNG);
    }

    /** Stripes with edges that {@code softness} pixels wide ramps replace: 0 is sharp. */
    public static byte[] stripes(int width, int height, int softness) {
        float[] planes = new float[3 * width * height];
        for (int i = 0; i < planes.length; i++) {
            double phase = Math.sin(2 * Math.PI * (i % width) / 16.0);
            planes[i] = (float) (0.5 + 0.4 * (softness == 0 ? Math.signum(phase) : Math.tanh(phase * 4 / softness)));
        }
        return PictureCodec.encode(new Picture(width, height, planes), PictureFormat.PNG);
    }

    public static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model that gives back what it gets: an untrained generator that adds to its input. */
    public static Path untrainedModel(Path folder) {
        GeneratorSpec spec = new Residual(4, 1);
        try (Network generator = Network.generator(spec, 5)) {
            ModelExport.write(
                    folder,
                    spec,
                    NativeTensors.snapshot(generator.tensors()),
                    new Lineage(Optional.empty(), "trial", "dataset", "refocus-metrics/1", "commit", Optional.empty()));
        }
        return folder;
    }
}
