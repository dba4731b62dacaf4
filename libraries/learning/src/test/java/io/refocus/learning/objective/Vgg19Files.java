package io.refocus.learning.objective;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.golden.Formula;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** VGG19's first seven convolutions by formula, in each layout that is read. */
final class Vgg19Files {
    static final List<String> LAYERS = List.of(
            "block1_conv1",
            "block1_conv2",
            "block2_conv1",
            "block2_conv2",
            "block3_conv1",
            "block3_conv2",
            "block3_conv3");
    private static final int[] FEATURES = {0, 2, 5, 7, 10, 12, 14};
    private static final int[] CHANNELS = {3, 64, 64, 128, 128, 256, 256, 256};

    /** Held, so that its level is not collected with it: the library calls its writer an alpha, and tells each step. */
    private static final Logger QUIET = Logger.getLogger("io.jhdf");

    static {
        QUIET.setLevel(Level.SEVERE);
    }

    private Vgg19Files() {}

    static Path torchvision(Path folder) {
        Map<String, Tensor> tensors = new TreeMap<>();
        for (int k = 0; k < FEATURES.length; k++) {
            String name = "features." + FEATURES[k];
            tensors.put(name + ".weight", new Tensor(new long[] {CHANNELS[k + 1], CHANNELS[k], 3, 3}, weight(k)));
            tensors.put(name + ".bias", new Tensor(new long[] {CHANNELS[k + 1]}, bias(k)));
        }
        Path file = folder.resolve("vgg19.safetensors");
        SafeTensors.write(file, tensors);
        return file;
    }

    private static float[] weight(int layer) {
        int inputs = CHANNELS[layer];
        return Formula.hashed(2 * layer, CHANNELS[layer + 1] * inputs * 9, Math.sqrt(24.0 / (inputs * 9)));
    }

    private static float[] bias(int layer) {
        return Formula.hashed(2 * layer + 1, CHANNELS[layer + 1], 0.1);
    }

    /**
     * HDF5 with the datasets under each layer's group.
     *
     * @param above group that holds the layers, empty for the root
     * @param kernel path of the kernel in its layer's group, {@code %s} being the layer
     * @param bias as {@code kernel}
     */
    static Path keras(Path file, String above, String kernel, String bias) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableGroup root = above.isEmpty() ? hdf : hdf.putGroup(above);
            for (int k = 0; k < LAYERS.size(); k++) {
                WritableGroup group = root.putGroup(LAYERS.get(k));
                String[] path = kernel.formatted(LAYERS.get(k)).split("/");
                WritableGroup inner = path.length == 1 ? group : group.putGroup(path[0]);
                inner.putDataset(path[path.length - 1], channelsLast(weight(k), CHANNELS[k], CHANNELS[k + 1]));
                String name = bias.formatted(LAYERS.get(k));
                inner.putDataset(name.substring(name.lastIndexOf('/') + 1), bias(k));
            }
            root.putGroup("block3_conv4").putDataset("left", new float[] {1});
            root.putGroup("block1_pool");
        }
        return file;
    }

    /** {@code [out, in, h, w]} to {@code [h][w][in][out]}. */
    private static float[][][][] channelsLast(float[] weight, int inputs, int outputs) {
        float[][][][] kernel = new float[3][3][inputs][outputs];
        for (int o = 0; o < outputs; o++)
            for (int i = 0; i < inputs; i++)
                for (int at = 0; at < 9; at++) kernel[at / 3][at % 3][i][o] = weight[(o * inputs + i) * 9 + at];
        return kernel;
    }
}
