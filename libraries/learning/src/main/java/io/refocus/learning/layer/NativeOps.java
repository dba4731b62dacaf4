package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Calls of libnd4j ops by name, with outputs given, so that nothing is allocated and no shape is computed. */
final class NativeOps {
    private NativeOps() {}

    static void run(String name, INDArray[] inputs, INDArray[] outputs, int... integers) {
        Nd4j.exec(DynamicCustomOp.builder(name)
                .addInputs(inputs)
                .addOutputs(outputs)
                .addIntegerArguments(integers)
                .build());
    }

    static INDArray[] arrays(INDArray... arrays) {
        return arrays;
    }
}
