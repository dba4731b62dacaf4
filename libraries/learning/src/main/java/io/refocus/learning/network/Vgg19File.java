package io.refocus.learning.network;

import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.checkpoint.Hdf5Tensors;
import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.TensorSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The contents of a weight file of {@link Vgg19}. Both publishers' networks have the same layers, trained on pictures
 * normalised differently:
 *
 * <table>
 * <caption>Files</caption>
 * <tr><td>safetensors of torchvision's names</td><td>RGB in [0, 1], less ImageNet's mean, over its deviation</td></tr>
 * <tr><td>HDF5 of Keras' names</td><td>BGR in [0, 255], less ImageNet's mean (as in Caffe)</td></tr>
 * </table>
 *
 * @param normalisers of a 1x1 convolution that prepares pictures of RGB in {@code [0, 1]}
 * @param features under torchvision's names, weights {@code [out, in, 3, 3]}
 */
record Vgg19File(Map<String, float[]> normalisers, Map<String, float[]> features) {
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};
    private static final double[] CAFFE_MEAN_BGR = {103.939, 116.779, 123.68};
    private static final int WHITE = 255;

    /** Safetensors or HDF5, whatever the file's name. @param features the operators that need the values */
    static Vgg19File read(Path file, Operator features) {
        if (Hdf5Tensors.recognises(file)) return keras(file);
        if (SafeTensors.recognises(file)) return torchvision(file, features);
        throw new BadWeightsException(
                file,
                "is neither HDF5 nor safetensors; expected VGG19 as Keras' .h5 or torchvision's tensors as safetensors");
    }

    /** Exactly the tensors of {@code features}. */
    private static Vgg19File torchvision(Path file, Operator features) {
        Map<String, long[]> shapes = new HashMap<>();
        for (TensorSpec tensor : features.tensors()) shapes.put(tensor.name(), tensor.dimensions());
        Map<String, float[]> values = new HashMap<>();
        SafeTensors.read(file, shapes).forEach((name, tensor) -> values.put(name, tensor.values()));
        float[] weight = new float[9];
        float[] bias = new float[3];
        for (int c = 0; c < 3; c++) {
            weight[4 * c] = (float) (1 / DEVIATION[c]);
            bias[c] = (float) (-MEAN[c] / DEVIATION[c]);
        }
        return new Vgg19File(normalisers(weight, bias), values);
    }

    /** The layers it needs, whatever others the file holds: the published one has sixteen. */
    private static Vgg19File keras(Path file) {
        Hdf5Tensors tensors = Hdf5Tensors.open(file);
        Map<String, float[]> values = new HashMap<>();
        for (Vgg19.Layer layer : Vgg19.LAYERS) {
            Tensor kernel = tensors.read(paths(layer, "W", "kernel"), 3, 3, layer.inputs(), layer.outputs());
            values.put(String.format(Locale.ROOT, "features.%d.weight", layer.index()), channelsFirst(kernel));
            Tensor bias = tensors.read(paths(layer, "b", "bias"), layer.outputs());
            values.put(String.format(Locale.ROOT, "features.%d.bias", layer.index()), bias.values());
        }
        float[] weight = new float[9];
        float[] bias = new float[3];
        for (int c = 0; c < 3; c++) {
            weight[3 * c + 2 - c] = WHITE;
            bias[c] = (float) -CAFFE_MEAN_BGR[c];
        }
        return new Vgg19File(normalisers(weight, bias), values);
    }

    /** As the published file of 2016 has it, then as Keras 2 and 3 save weights, then whole models. */
    private static List<String> paths(Vgg19.Layer layer, String published, String saved) {
        String name = layer.name();
        return List.of(
                "%s/%s_%s_1:0".formatted(name, name, published),
                "%s/%s/%s:0".formatted(name, name, saved),
                "%s/%s/%s".formatted(name, name, saved),
                "model_weights/%s/%s/%s:0".formatted(name, name, saved),
                "model_weights/%s/%s/%s".formatted(name, name, saved));
    }

    /** {@code [h, w, in, out]} to {@code [out, in, h, w]}. */
    private static float[] channelsFirst(Tensor kernel) {
        int area = (int) (kernel.shape()[0] * kernel.shape()[1]);
        int channels = kernel.values().length / area;
        int outputs = (int) kernel.shape()[3];
        float[] values = new float[kernel.values().length];
        for (int at = 0; at < area; at++)
            for (int pair = 0; pair < channels; pair++)
                values[(pair % outputs * (channels / outputs) + pair / outputs) * area + at] =
                        kernel.values()[at * channels + pair];
        return values;
    }

    private static Map<String, float[]> normalisers(float[] weight, float... bias) {
        return Map.of("normalise.weight", weight, "normalise.bias", bias);
    }
}
