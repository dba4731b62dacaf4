package io.refocus.learning.network;

import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.MaxPooling;
import io.refocus.learning.layer.NamedOperator;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.Pretrained;
import io.refocus.learning.layer.Sequential;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * VGG19 up to conv3_3, before its ReLU: 1,735,488 parameters from a file of the user's. Takes {@code [N, 3, H, W]}, RGB in
 * {@code [0, 1]}; gives {@code [N, 256, H / 4, W / 4]}. Pictures are normalised as by the file's publisher, so the
 * file's content decides: see {@link Vgg19File}.
 */
final class Vgg19 {
    /**
     * A 3x3 convolution.
     *
     * @param name Keras'
     * @param index torchvision's, in its list of features; what lies between are activations and poolings
     */
    record Layer(String name, int index, int inputs, int outputs) {}

    static final List<Layer> LAYERS = List.of(
            new Layer("block1_conv1", 0, 3, 64),
            new Layer("block1_conv2", 2, 64, 64),
            new Layer("block2_conv1", 5, 64, 128),
            new Layer("block2_conv2", 7, 128, 128),
            new Layer("block3_conv1", 10, 128, 256),
            new Layer("block3_conv2", 12, 256, 256),
            new Layer("block3_conv3", 14, 256, 256));

    private Vgg19() {}

    static Operator frozen(Path file, String sha256) {
        new PinnedWeights(file, sha256).verified("VGG19's first seven convolutions");
        Operator features = features();
        Vgg19File values = Vgg19File.read(file, features);
        return new Sequential(
                Pretrained.frozen(normalisation(), values.normalisers()),
                Pretrained.frozen(features, values.features()));
    }

    private static Operator features() {
        List<Operator> operators = new ArrayList<>();
        for (Layer layer : LAYERS) {
            if (layer.index > 0) operators.add(Activation.relu());
            if (layer.index == 5 || layer.index == 10) operators.add(new MaxPooling(2));
            Operator convolution = new Convolution(layer.inputs, layer.outputs, Geometry.same(3));
            operators.add(new NamedOperator("features." + layer.index, convolution));
        }
        return new Sequential(operators.toArray(new Operator[0]));
    }

    /** A 1x1 convolution, so that the padding of the next one is zero after normalising. */
    private static Operator normalisation() {
        return new NamedOperator("normalise", new Convolution(3, 3, Geometry.valid(1)));
    }
}
