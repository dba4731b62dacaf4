package io.refocus.inference.chain;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Network;
import io.refocus.learning.network.Residual;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.ModelExport;
import io.refocus.learning.restore.Restorer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Real exported generators, small and each with other weights. */
final class TinyModel {
    private static final GeneratorSpec NETWORK = new Residual(4, 1);

    private TinyModel() {}

    /** @param number sets the weights; no two numbers restore alike */
    static Path export(Path folder, int number) {
        try (Network generator = Network.generator(NETWORK, number)) {
            Map<String, Tensor> tensors = NativeTensors.snapshot(generator.tensors());
            for (Tensor tensor : tensors.values()) {
                float[] values = tensor.values();
                for (int i = 0; i < values.length; i++) {
                    values[i] += 0.02f * (float) StrictMath.sin(number + i); // the last convolution starts at zero
                }
            }
            ModelExport.write(folder, NETWORK, tensors, lineage(number));
            return folder;
        }
    }

    static Lineage lineage(int number) {
        return new Lineage(
                Optional.of("run" + number),
                "trial" + number,
                "dataset" + number,
                "refocus-metrics/1",
                "commit" + number,
                Optional.empty());
    }

    /** What a service with that model must answer, byte for byte. */
    static byte[] restored(Path folder, byte[] blurred) {
        try (Restorer restorer = Restorer.load(folder)) {
            Picture restored = restorer.restore(PictureCodec.decode(blurred, Integer.MAX_VALUE));
            return PictureCodec.encode(restored, PictureFormat.PNG);
        }
    }
}
