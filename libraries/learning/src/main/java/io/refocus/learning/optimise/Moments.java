package io.refocus.learning.optimise;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What an optimiser keeps of past gradients of one network. */
sealed interface Moments extends AutoCloseable permits AdamState, Velocity {
    /** Updates the network from its gradients, which are overwritten. */
    void apply(double rate);

    /** Completed updates. */
    long updates();

    /** Sets the number of completed updates, when the arrays come from a checkpoint. */
    void updates(long completed);

    /** The arrays by name, not copies. */
    Map<String, INDArray> tensors();

    @Override
    void close();
}
