package io.refocus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.layer.Initialiser;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.Pass;
import io.refocus.learning.layer.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Which layers are asked for the gradient of their input: those above a trained one, and all if the network's is wanted. */
class InputGradientTest {

    /** Hands on what it gets and notes what is asked of it. */
    private record Listener(List<Boolean> asked, boolean trained) implements Operator {
        private Listener(boolean trained) {
            this(new ArrayList<>(), trained);
        }

        @Override
        public List<TensorSpec> tensors() {
            return trained ? List.of(new TensorSpec("weight", List.of(1L), Initialiser.zero(), true)) : List.of();
        }

        @Override
        public INDArray forward(INDArray input, Pass pass) {
            return pass.activation(input.dataType(), input.shape()).assign(input);
        }

        @Override
        public INDArray backward(INDArray gradient, Pass pass) {
            asked.add(pass.inputGradient());
            return pass.inputGradient()
                    ? pass.gradient(gradient.dataType(), gradient.shape()).assign(gradient)
                    : null;
        }
    }

    private final Listener stem = new Listener(false);
    private final Listener tap = new Listener(false);
    private final Listener lateral = new Listener(true);
    private final Listener head = new Listener(false);

    private List<Boolean> asked() {
        return List.of(stem.asked.get(0), tap.asked.get(0), lateral.asked.get(0), head.asked.get(0));
    }

    @SuppressWarnings("try") // the scope is used by being open
    private INDArray backward(boolean ofInput) {
        try (Network network = Network.drawn(
                        blueprint -> blueprint
                                .layer("stem", stem)
                                .layer("tap", tap)
                                .layer("lateral", lateral)
                                .add("sum", "tap")
                                .layer("head", head),
                        1,
                        3);
                MemoryWorkspace scope = Network.openActivations()) {
            network.passSettings().derivatives(true, ofInput);
            network.forward(Nd4j.createFromArray(2f, 5f, 7f).reshape(1, 3, 1, 1));
            network.backward(Nd4j.createFromArray(1f, 10f, 100f).reshape(1, 3, 1, 1));
            return ofInput ? network.inputGradient().ravel().detach() : null;
        }
    }

    @Test
    void belowTheLowestTrainedLayerNobodyIsAsked() {
        backward(false);
        assertThat(asked()).containsExactly(false, false, false, true);
    }

    @Test
    void allAreAskedForTheGradientOfTheNetworksInput() {
        INDArray gradient = backward(true);
        assertThat(asked()).containsOnly(true);
        assertThat(gradient.toFloatVector()).as("the tap is read twice").containsExactly(2, 20, 200);
    }
}
