package io.refocus.learning.network;

import io.refocus.documents.Digests;
import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Chain;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.MaxPooling;
import io.refocus.learning.layer.Named;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.Pretrained;
import io.refocus.learning.layer.TensorSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * VGG19 up to conv3_3, before its ReLU: 1,735,488 parameters from a file of the user's. Takes {@code [N, 3, H, W]} in {@code
 * [0, 1]}, normalised by ImageNet's mean and deviation inside; gives {@code [N, 256, H / 4, W / 4]}.
 */
final class Vgg19 {
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};
    /** Indices in torchvision's list of features; what lies between are activations and poolings. */
    private static final int[] CONVOLUTIONS = {0, 2, 5, 7, 10, 12, 14};

    private static final int[] CHANNELS = {3, 64, 64, 128, 128, 256, 256, 256};

    private Vgg19() {}

    static Operator frozen(Path file, String sha256) {
        if (!Files.isReadable(file)) {
            throw new BadWeightsException(file, "no such file; expected VGG19's first seven convolutions");
        }
        String got = Digests.sha256(file);
        if (!got.equals(sha256)) {
            throw new BadWeightsException(file, "has SHA-256 %s; expected %s".formatted(got, sha256));
        }
        Operator features = features();
        Map<String, long[]> shapes = new HashMap<>();
        for (TensorSpec tensor : features.tensors()) shapes.put(tensor.name(), tensor.dimensions());
        Map<String, float[]> values = new HashMap<>();
        SafeTensors.read(file, shapes).forEach((name, tensor) -> values.put(name, tensor.values()));
        return new Chain(Pretrained.frozen(normalisation(), normalisers()), Pretrained.frozen(features, values));
    }

    private static Operator features() {
        List<Operator> operators = new ArrayList<>();
        for (int i = 0; i < CONVOLUTIONS.length; i++) {
            if (i > 0) operators.add(Activation.relu());
            if (i == 2 || i == 4) operators.add(new MaxPooling(2));
            operators.add(new Named(
                    "features." + CONVOLUTIONS[i], new Convolution(CHANNELS[i], CHANNELS[i + 1], Geometry.same(3))));
        }
        return new Chain(operators.toArray(new Operator[0]));
    }

    /** A 1x1 convolution, so that the padding of the next one is zero after normalising. */
    private static Operator normalisation() {
        return new Named("normalise", new Convolution(3, 3, Geometry.valid(1)));
    }

    private static Map<String, float[]> normalisers() {
        float[] weight = new float[9];
        float[] bias = new float[3];
        for (int c = 0; c < 3; c++) {
            weight[4 * c] = (float) (1 / DEVIATION[c]);
            bias[c] = (float) (-MEAN[c] / DEVIATION[c]);
        }
        return Map.of("normalise.weight", weight, "normalise.bias", bias);
    }
}
