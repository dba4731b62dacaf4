package io.refocus.learning.network;

import io.refocus.learning.layer.NativeBackend;
import io.refocus.learning.layer.PassSettings;
import io.refocus.learning.layer.RunningLayer;
import io.refocus.learning.layer.TensorSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A generator or discriminator with its parameters, float32 NCHW.
 *
 * <p>One thread at a time, for inference too. {@link #close} frees the native memory; nothing may be called after it.
 */
public final class Network implements AutoCloseable {
    static {
        NativeBackend.prepare();
    }

    private final WorkspaceGraph graph;
    private final PassSettings passSettings;
    private final int multiple;
    private final InferenceThread inference = new InferenceThread();

    private Network(WorkspaceGraph graph, PassSettings passSettings, int multiple, long seed) {
        this.graph = graph;
        this.passSettings = passSettings;
        this.multiple = multiple;
        for (Layer layer : graph.getLayers()) {
            RunningLayer running = (RunningLayer) layer;
            for (TensorSpec tensor : running.specs()) {
                String name = name(running, tensor.name());
                float[] values = tensor.initial().values(seedOf(seed, name), Math.toIntExact(tensor.length()));
                try (INDArray fresh = Nd4j.createFromArray(values)) {
                    running.tensors().get(tensor.name()).assign(fresh.reshape(tensor.dimensions()));
                }
            }
        }
    }

    /**
     * A new generator.
     *
     * @param seed determines every initial value and every dropout mask, on any machine
     */
    public static Network generator(GeneratorSpec spec, long seed) {
        return drawn(spec::draw, spec.multiple(), seed);
    }

    /** Shapes of a generator's {@link #tensors} by name; nothing of their size is allocated. */
    public static Map<String, long[]> shapes(GeneratorSpec spec) {
        Blueprint blueprint = new Blueprint(new PassSettings(0));
        spec.draw(blueprint);
        return blueprint.shapes();
    }

    /** A new discriminator; see {@link #generator}. */
    public static Network discriminator(DiscriminatorSpec spec, long seed) {
        return drawn(spec::draw, 1, seed);
    }

    /** A new network of the given layers. */
    static Network drawn(Consumer<Blueprint> drawing, int multiple, long seed) {
        PassSettings passSettings = new PassSettings(seed);
        Blueprint blueprint = new Blueprint(passSettings);
        drawing.accept(blueprint);
        return new Network(blueprint.build(), passSettings, multiple, seed);
    }

    private static String name(RunningLayer layer, String tensor) {
        return layer.layerName() + "." + tensor;
    }

    private static long seedOf(long seed, String name) {
        long mixed = seed;
        for (char c : name.toCharArray()) mixed = mixed * 0x5851F42D4C957F2DL + c;
        return mixed;
    }

    /** Number of values in {@link #tensors}, buffers included. */
    public long parameterCount() {
        return graph.numParams();
    }

    /**
     * Every parameter and buffer by its stable name, in the order of the layers; not copies: assigning to one changes
     * the network.
     */
    public Map<String, INDArray> tensors() {
        return tensors(false);
    }

    /** The tensors that an optimiser updates, as {@link #tensors}. */
    public Map<String, INDArray> trainedTensors() {
        return tensors(true);
    }

    private Map<String, INDArray> tensors(boolean trainedOnly) {
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        for (Layer layer : graph.getLayers()) {
            RunningLayer running = (RunningLayer) layer;
            for (TensorSpec tensor : running.specs())
                if (tensor.trained() || !trainedOnly)
                    tensors.put(name(running, tensor.name()), running.tensors().get(tensor.name()));
        }
        return tensors;
    }

    /** All tensors as one vector {@code [parameterCount]}, not a copy. */
    public INDArray flatTensors() {
        return graph.params().reshape(graph.numParams());
    }

    /** The gradients of the last {@link #backward}, laid out as {@link #flatTensors}; zero at buffers; not a copy. */
    public INDArray flatGradients() {
        return graph.getFlattenedGradients().reshape(graph.numParams());
    }

    /** Settings of the next pass. */
    public PassSettings passSettings() {
        return passSettings;
    }

    /** Opens the scope that {@link #forward} and {@link #backward} allocate in; networks of one thread share it. */
    public static MemoryWorkspace openActivations() {
        return WorkspaceGraph.openActivations();
    }

    /**
     * Training-mode forward pass inside {@link #openActivations}.
     *
     * @param input {@code [N, 3, H, W]}, kept until {@link #backward}
     * @return the output, valid until the scope closes
     * @throws IllegalArgumentException if a side is not a multiple of what the network needs
     */
    public INDArray forward(INDArray input) {
        refuseOddSides(input.size(2), input.size(3));
        return graph.forward(input);
    }

    /**
     * Backward pass of the last {@link #forward}, in the same scope; computes the derivatives set in {@link #passSettings}.
     *
     * @param gradient loss gradient of the output; overwritten
     */
    public void backward(INDArray gradient) {
        graph.backward(gradient);
    }

    /** Loss gradient of the input after a {@link #backward} that was asked for it, valid until the scope closes. */
    public INDArray inputGradient() {
        return graph.inputGradient();
    }

    /**
     * Runs the network in inference mode on whole pictures, on a thread of its own: ND4J keeps workspaces and OpenMP keeps a
     * team for every thread that ever called it, and callers change.
     *
     * @param input {@code [n, 3, h, w]}, C order
     * @param output receives the result, {@code [n, 3, h, w]} for a generator; not clipped
     * @throws IllegalArgumentException if a side is not a multiple of what the network needs, or an array has the wrong length
     */
    public void infer(float[] input, int n, int h, int w, float[] output) {
        refuseOddSides(h, w);
        if (input.length != 3L * n * h * w)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "input holds %d values; expected %d for [%d, 3, %d, %d]",
                    input.length,
                    3L * n * h * w,
                    n,
                    h,
                    w));
        inference.run(() -> {
            try (INDArray in =
                    Nd4j.createUninitialized(DataType.FLOAT, n, 3, h, w)) { // closing a reshaped array frees nothing
                in.data().asNioFloat().put(input);
                try (INDArray out = graph.infer(in)) {
                    out.data().asNioFloat().get(output, 0, Math.toIntExact(out.length()));
                }
            }
        });
    }

    private void refuseOddSides(long height, long width) {
        if (height % multiple != 0 || width % multiple != 0)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "picture is %dx%d; expected sides that are multiples of %d. Pad it first",
                    width,
                    height,
                    multiple));
    }

    /** Frees parameters, gradients and the inference thread; may be called again. */
    @Override
    public void close() {
        inference.close();
        graph.close();
    }
}
