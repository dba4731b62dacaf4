package io.refocus.learning.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An {@link Operator} running inside a DL4J graph: passes on parameters, arrays and settings, computes nothing
 * itself.
 */
public final class RunningLayer extends AbstractLayer<OperatorLayer> {
    private static final long serialVersionUID = 1L;

    private final transient Operator operator;
    private final transient PassSettings passSettings;
    private final boolean atInput;
    private final boolean aboveTrained;
    private transient INDArray parameters;
    private transient INDArray gradients;
    private transient Map<String, INDArray> tensors = Map.of();
    private transient INDArray inputGradient;

    RunningLayer(
            NeuralNetConfiguration configuration,
            DataType type,
            Operator operator,
            PassSettings passSettings,
            boolean atInput,
            boolean aboveTrained) {
        super(configuration, type);
        this.operator = operator;
        this.passSettings = passSettings;
        this.atInput = atInput;
        this.aboveTrained = aboveTrained;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray output = operator.forward(input, Pass.forward(workspaces, training, passSettings.seed()));
        // In inference a view of work memory must be copied; all other arrays are in the right workspace.
        return training ? output : workspaces.leverageTo(ArrayType.ACTIVATIONS, output);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray gradient, LayerWorkspaceMgr workspaces) {
        boolean wanted = aboveTrained || passSettings.inputGradient();
        Pass pass = Pass.backward(workspaces, passSettings.parameterGradients(), wanted, passSettings.seed());
        INDArray below = operator.backward(gradient, pass);
        if (!wanted) {
            // The graph needs an array; frozen layers below do not read it.
            below = pass.gradient(input.dataType(), input.shape());
        } else if (atInput) {
            // The graph drops its input's gradient, so it is kept beside the activations.
            inputGradient = workspaces.createUninitialized(ArrayType.INPUT, below.dataType(), below.shape(), 'c');
            inputGradient.assign(below);
        }
        return new Pair<>(null, below);
    }

    /** Loss gradient of the network's input after a backward pass that asked for it; lives as long as the activations. */
    public INDArray inputGradient() {
        return inputGradient;
    }

    /** Name of the layer, prefix of its tensors' names. */
    public String layerName() {
        return layerConf().getLayerName();
    }

    /** The specifications of the operator's tensors. */
    public List<TensorSpec> specs() {
        return operator.tensors();
    }

    /** The operator's tensors, not copies. */
    public Map<String, INDArray> tensors() {
        return tensors;
    }

    @Override
    public void clear() {
        input = null;
        inputGradient = null;
    }

    @Override
    public long numParams() {
        return parameters == null ? 0 : parameters.length();
    }

    @Override
    public INDArray params() {
        return parameters;
    }

    @Override
    public void setParamsViewArray(INDArray view) {
        parameters = view;
        if (view == null) return;
        tensors = TensorLayout.views(operator.tensors(), view);
        operator.bind(tensors);
    }

    @Override
    public INDArray getGradientsViewArray() {
        return gradients;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        gradients = view;
        if (view != null) operator.bindGradients(TensorLayout.views(operator.tensors(), view));
    }

    @Override
    public Map<String, INDArray> paramTable(boolean backpropOnly) {
        return new LinkedHashMap<>(tensors);
    }

    @Override
    public INDArray getParam(String name) {
        return tensors.get(name);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clearNoiseWeightParams() {
        // There is no weight noise.
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
