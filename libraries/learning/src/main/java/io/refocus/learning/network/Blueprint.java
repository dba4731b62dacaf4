package io.refocus.learning.network;

import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.OperatorLayer;
import io.refocus.learning.layer.PassSettings;
import io.refocus.learning.layer.TensorSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Builds a network as a DL4J graph: a sequence of operator layers, with the input added where the network asks for
 * it.
 */
public final class Blueprint {
    /** The input of the sequence, and the same picture again for the global skip. */
    private static final String INPUT = "input";

    private static final String SKIP = "skip";

    private final ComputationGraphConfiguration.GraphBuilder builder;
    private final PassSettings passSettings;
    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    /** Layers with trained tensors in themselves or below. */
    private final Set<String> trained = new HashSet<>();

    private String bottom;
    private String top = INPUT;

    Blueprint(PassSettings passSettings) {
        this.passSettings = passSettings;
        builder = new NeuralNetConfiguration.Builder()
                .updater(new NoOp())
                .miniBatch(false)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .graphBuilder();
        builder.addInputs(INPUT);
    }

    /** Appends a layer. */
    public Blueprint layer(String name, Operator operator) {
        builder.addLayer(
                name, new OperatorLayer(name, operator, passSettings, bottom == null, trained.contains(top)), top);
        if (operator.tensors().stream().anyMatch(TensorSpec::trained)) trained.add(name);
        follows(name, top);
        operator.tensors().forEach(tensor -> shapes.put(name + "." + tensor.name(), tensor.dimensions()));
        if (bottom == null) bottom = name;
        top = name;
        return this;
    }

    /** Adds the network's input to the last output; at most once. */
    public Blueprint addInput(String name) {
        builder.addInputs(SKIP);
        builder.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), top, SKIP);
        follows(name, top);
        top = name;
        return this;
    }

    /** Shapes of the tensors so far, by name. */
    Map<String, long[]> shapes() {
        return shapes;
    }

    /** Name of the last output, for a later {@link #add}. */
    String top() {
        return top;
    }

    /** Adds the output of an earlier layer to the last output. */
    Blueprint add(String name, String earlier) {
        builder.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), top, earlier);
        follows(name, top, earlier);
        top = name;
        return this;
    }

    /** Continues from the output of an earlier layer. */
    Blueprint from(String earlier) {
        top = earlier;
        return this;
    }

    /** Concatenates the channels of earlier layers, NCHW. */
    Blueprint concatenate(String name, List<String> earlier) {
        builder.addVertex(name, new MergeVertex(), earlier.toArray(String[]::new));
        follows(name, earlier.toArray(String[]::new));
        top = name;
        return this;
    }

    private void follows(String name, String... below) {
        if (Stream.of(below).anyMatch(trained::contains)) trained.add(name);
    }

    WorkspaceGraph build() {
        WorkspaceGraph graph = new WorkspaceGraph(builder.setOutputs(top).build(), bottom, top);
        graph.init();
        graph.initGradientsView();
        return graph;
    }
}
