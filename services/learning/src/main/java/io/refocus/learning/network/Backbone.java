package io.refocus.learning.network;

import io.refocus.learning.layer.NativeBackend;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.Pass;
import io.refocus.learning.layer.TensorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The pretrained, frozen eye of a perceptual loss: the first stages of EfficientNet-Lite0 (ImageNet), with the gradient of
 * its input. Works inside {@link Network#openActivations}; one thread at a time.
 */
public final class Backbone implements AutoCloseable {
    static {
        NativeBackend.prepare();
    }

    private final List<Operator> stages;
    private final List<INDArray> tensors = new ArrayList<>();

    @SuppressWarnings("try") // the scope is used by being open
    private Backbone(List<Operator> stages) {
        this.stages = stages;
        try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            for (Operator stage : stages) {
                Map<String, INDArray> values = new HashMap<>();
                for (TensorSpec spec : stage.tensors())
                    values.put(
                            spec.name(),
                            Nd4j.createFromArray(spec.initial().values(0, Math.toIntExact(spec.length())))
                                    .reshape('c', spec.dimensions()));
                stage.bind(values);
                tensors.addAll(values.values());
            }
        }
    }

    /** The shipped weights, checked by their SHA-256; 54,048 parameters. */
    public static Backbone efficientNetLite0() {
        return new Backbone(LiteStages.frozen());
    }

    /** Number of values in the weights. */
    public long parameterCount() {
        return tensors.stream().mapToLong(INDArray::length).sum();
    }

    /**
     * What the stages see at a half, a quarter and an eighth of the side.
     *
     * @param pictures {@code [N, 3, H, W]} in {@code [0, 1]}, any sides; kept until {@link #backward}
     * @return taps of 16, 24 and 40 channels, channel-major {@code [C, N, h, w]}, valid until the scope closes; a side is
     *     halved upwards
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
     * @param gradients loss gradients of the three taps; overwritten
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

    /** Frees the weights; harmless when repeated. */
    @Override
    public void close() {
        tensors.stream().filter(tensor -> !tensor.wasClosed()).forEach(INDArray::close);
    }
}
