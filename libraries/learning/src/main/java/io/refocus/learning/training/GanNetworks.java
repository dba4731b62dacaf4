package io.refocus.learning.training;

import io.refocus.imaging.random.SeededRandom;
import io.refocus.learning.checkpoint.Checkpoint;
import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.experiment.Adversary;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.Seeds;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Network;
import io.refocus.learning.optimise.MovingAverage;
import io.refocus.learning.step.AdversarialStep;
import io.refocus.learning.step.Batch;
import io.refocus.learning.step.Discriminators;
import io.refocus.learning.step.StepLosses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Generator, its moving average, discriminators and their optimisers: all weights of a training. */
public final class GanNetworks implements AutoCloseable {
    private final Network generator;
    private final Optional<MovingAverage> average;
    private final List<Network> discriminators;
    private final AdversarialStep step;

    /**
     * @param drawn the experiment's generator, or, if its weights are replaced afterwards, as a model file describes
     *     it
     */
    public GanNetworks(Experiment experiment, GeneratorSpec drawn) {
        Seeds seeds = new Seeds(experiment.seed());
        generator = Network.generator(drawn, seeds.generator());
        average = experiment.training().averageDecay().map(decay -> new MovingAverage(generator, decay));
        discriminators = experiment
                .adversary()
                .map(adversary -> networks(adversary, seeds.discriminators()))
                .orElse(List.of());
        Discriminators trainedDiscriminators = experiment
                .adversary()
                .map(adversary -> new Discriminators(adversary, discriminators))
                .orElseGet(Discriminators::none);
        step = new AdversarialStep(
                generator, experiment.generatorOptimiser(), experiment.objective(), trainedDiscriminators);
    }

    private static List<Network> networks(Adversary adversary, SeededRandom seeds) {
        List<Network> networks = new ArrayList<>();
        adversary.discriminators().forEach(spec -> networks.add(Network.discriminator(spec, seeds.nextLong())));
        return List.copyOf(networks);
    }

    /** One step, see {@link AdversarialStep#train}; the average follows. */
    public StepLosses train(Batch batch, double generatorRate, double discriminatorRate) {
        StepLosses losses = step.train(batch, generatorRate, discriminatorRate);
        average.ifPresent(present -> present.follow(step.updates()));
        return losses;
    }

    /** Uses the generator as exported: with the averaged tensors, if there is an average. */
    <T> T served(Function<Network, T> use) {
        average.ifPresent(MovingAverage::exchange);
        try {
            return use.apply(generator);
        } finally {
            average.ifPresent(MovingAverage::exchange);
        }
    }

    /** Shapes of the generator's tensors. */
    Map<String, long[]> shapes() {
        return NativeTensors.shapes(generator.tensors());
    }

    /** Replaces the initial weights; the average starts with them too. */
    public void start(Map<String, Tensor> weights) {
        NativeTensors.assign(generator.tensors(), weights);
        average.ifPresent(present -> NativeTensors.assign(present.tensors(), weights));
    }

    /** Everything a checkpoint needs, by file. */
    Map<String, Map<String, Tensor>> snapshot() {
        Map<String, Map<String, Tensor>> files = new LinkedHashMap<>();
        live().forEach((file, tensors) -> files.put(file, NativeTensors.snapshot(tensors)));
        return files;
    }

    /** Reads and checks every file before the first value is written. */
    void restore(Checkpoint checkpoint) {
        Map<String, SortedMap<String, Tensor>> files = new LinkedHashMap<>();
        live().forEach((file, tensors) -> files.put(file, checkpoint.weights(file, NativeTensors.shapes(tensors))));
        live().forEach((file, tensors) -> NativeTensors.assign(tensors, files.get(file)));
        step.updates(checkpoint.step());
    }

    private Map<String, Map<String, INDArray>> live() {
        Map<String, Map<String, INDArray>> live = new LinkedHashMap<>();
        live.put("generator", generator.tensors());
        average.ifPresent(present -> live.put("average", present.tensors()));
        if (!discriminators.isEmpty()) {
            live.put("discriminators", discriminatorTensors());
        }
        live.put("updaters", step.updaterTensors());
        return live;
    }

    private Map<String, INDArray> discriminatorTensors() {
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        for (int i = 0; i < discriminators.size(); i++) {
            String prefix = i + ".";
            discriminators.get(i).tensors().forEach((name, array) -> tensors.put(prefix + name, array));
        }
        return tensors;
    }

    @Override
    public void close() {
        step.close();
        average.ifPresent(MovingAverage::close);
        generator.close();
        discriminators.forEach(Network::close);
    }
}
