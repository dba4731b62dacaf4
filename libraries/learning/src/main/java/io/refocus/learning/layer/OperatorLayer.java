package io.refocus.learning.layer;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

/** The DL4J layer configuration of an {@link Operator}, the only one of all our networks. Never written to a file. */
public final class OperatorLayer extends org.deeplearning4j.nn.conf.layers.Layer {
    private static final long serialVersionUID = 1L;

    private final transient Operator operator;
    private final transient PassSettings passSettings;
    private final boolean atInput;
    private final boolean aboveTrained;

    /**
     * @param name name of the layer, prefix of its tensors' names
     * @param operator what it computes
     * @param passSettings settings of the passes of its network
     * @param atInput whether its input is the network's
     * @param aboveTrained whether the gradient of its input is always needed, not only if the network's settings ask
     *     for it
     */
    public OperatorLayer(
            String name, Operator operator, PassSettings passSettings, boolean atInput, boolean aboveTrained) {
        setLayerName(name);
        this.operator = operator;
        this.passSettings = passSettings;
        this.atInput = atInput;
        this.aboveTrained = aboveTrained;
    }

    Operator operator() {
        return operator;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        RunningLayer layer = new RunningLayer(configuration, type, operator, passSettings, atInput, aboveTrained);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new TensorLayout();
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        throw new UnsupportedOperationException("operators compute their shapes: do not set input types");
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        // The operator knows its channels.
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public List<Regularization> getRegularizationByParam(String parameter) {
        return List.of();
    }

    @Override
    public boolean isPretrainParam(String parameter) {
        return false;
    }

    @Override
    public GradientNormalization getGradientNormalization() {
        return GradientNormalization.None;
    }

    @Override
    public double getGradientNormalizationThreshold() {
        return 0;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        throw new UnsupportedOperationException("memory is measured, not estimated");
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
