package io.refocus.learning.network;

import io.refocus.learning.layer.RunningLayer;
import java.util.Arrays;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A computation graph whose forward and backward passes stay inside DL4J's workspaces, with the loss gradient given
 * from outside: no array is detached or left to the garbage collector.
 */
final class WorkspaceGraph extends ComputationGraph {
    private static final long serialVersionUID = 1L;

    private final String bottom;
    private final String top;

    WorkspaceGraph(ComputationGraphConfiguration configuration, String bottom, String top) {
        super(configuration);
        this.bottom = bottom;
        this.top = top;
    }

    /** Opens the scope in which the arrays of forward and backward passes live; graphs of one thread share it. */
    static MemoryWorkspace openActivations() {
        return Nd4j.getWorkspaceManager().getAndActivateWorkspace(WS_ALL_LAYERS_ACT_CONFIG, WS_ALL_LAYERS_ACT);
    }

    /** Workspaces for operators that run in that scope beside the graphs. */
    static LayerWorkspaceMgr activations() {
        return LayerWorkspaceMgr.builder()
                .defaultWorkspace(WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
                .build();
    }

    /** Every input of the graph is the same picture. */
    private INDArray[] inputs(INDArray input) {
        INDArray[] inputs = new INDArray[getNumInputArrays()];
        Arrays.fill(inputs, input);
        return inputs;
    }

    /** Inference, outside any scope; the caller closes the detached result. */
    INDArray infer(INDArray input) {
        return output(false, inputs(input))[0];
    }

    INDArray forward(INDArray input) {
        return ffToLayerActivationsInWS(true, -1, null, FwdPassType.STANDARD, false, inputs(input), null, null, false)
                .get(top);
    }

    void backward(INDArray gradient) {
        calcBackpropGradients(false, false, gradient);
    }

    INDArray inputGradient() {
        return ((RunningLayer) getLayer(bottom)).inputGradient();
    }
}
