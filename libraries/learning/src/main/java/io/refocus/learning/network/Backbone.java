package io.refocus.learning.network;

import io.refocus.learning.layer.NativeBackend;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.Pass;
import io.refocus.learning.layer.TensorSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The pretrained, frozen network of a perceptual loss, with the gradient of its input: the first stages of
 * EfficientNet-Lite0 (ImageNet), which ship, or VGG19 from a file. Works inside {@link Network#openActivations}; one
 * thread at a time.
 */
public final class Backbone implements AutoCloseable {
    static {
        NativeBackend.prepare();
    }

    private final List<Operator> stages;
    private final List<INDArray> tensors = new ArrayList<>();

    @SuppressWarnings("try") // the scope only has to be open
    private Backbone(List<Operator> stages) {
        this.stages = stages;
        try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            for (Operator stage : stages) {
                Map<String, INDArray> values = new HashMap<>();
                for (TensorSpec spec : stage.tensors()) values.put(spec.name(), filled(spec));
                stage.bind(values);
                tensors.addAll(values.values());
            }
        }
    }

    /** Allocated in its shape: closing a reshaped array frees nothing. */
    private static INDArray filled(TensorSpec spec) {
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, spec.dimensions(), 'c');
        array.data().asNioFloat().put(spec.initial().values(0, Math.toIntExact(spec.length())));
        return array;
    }

    /** The shipped weights, checked by their SHA-256; 54,048 parameters. */
    public static Backbone efficientNetLite0() {
        return new Backbone(EfficientNetLite0Stages.frozen());
    }

    /**
     * VGG19 up to conv3_3; one tap, {@code [N, 256, H / 4, W / 4]}. The file is safetensors of torchvision's names, {@code
     * features.0.weight} to {@code features.14.bias} and no others, or Keras' HDF5 with at least {@code block1_conv1} to {@code
     * block3_conv3}; its content tells which, and with it how pictures are normalised.
     *
     * @param sha256 of the file, lower-case hex
     * @throws io.refocus.learning.checkpoint.BadWeightsException if the file is missing, another one, or
     *     not of these tensors
     */
    public static Backbone vgg19(Path file, String sha256) {
        return new Backbone(List.of(Vgg19.frozen(file, sha256)));
    }

    /** Number of values in the weights. */
    public long parameterCount() {
        return tensors.stream().mapToLong(INDArray::length).sum();
    }

    /**
     * The features of the stages; of EfficientNet-Lite0 at a half, a quarter and an eighth of the side.
     *
     * @param pictures {@code [N, 3, H, W]} in {@code [0, 1]}, any sides; kept until {@link #backward}
     * @return taps, valid until the scope closes; of EfficientNet-Lite0 16, 24 and 40 channels, channel-major {@code [C, N,
     *     h, w]}, a side halved upwards
     */
    public List<INDArray> forward(INDArray pictures) {
        Pass pass = Pass.forward(WorkspaceGraph.activations(), true, 0);
        List<INDArray> taps = new ArrayList<>();
        INDArray array = pictures;
        for (Operator stage : stages) {
            array = stage.forward(array, pass);
            taps.add(array);
        }
        return taps;
    }

    /**
     * Backward pass of the last {@link #forward}, in the same scope.
     *
     * @param gradients loss gradients of the taps; overwritten
     * @return loss gradient of the pictures, {@code [N, 3, H, W]}, valid until the scope closes
     */
    public INDArray backward(List<INDArray> gradients) {
        Pass pass = Pass.backward(WorkspaceGraph.activations(), false, true, 0);
        INDArray below = null;
        for (int i = stages.size() - 1; i >= 0; i--) {
            INDArray gradient = gradients.get(i);
            below = stages.get(i).backward(below == null ? gradient : gradient.addi(below), pass);
        }
        return below;
    }

    /** Frees the weights; may be called again. */
    @Override
    public void close() {
        tensors.stream().filter(tensor -> !tensor.wasClosed()).forEach(INDArray::close);
    }
}
