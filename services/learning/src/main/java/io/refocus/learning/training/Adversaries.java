package io.refocus.learning.training;

import io.refocus.imaging.random.SeededRandom;
import io.refocus.learning.checkpoint.Checkpoint;
import io.refocus.learning.checkpoint.LiveTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.network.Network;
import io.refocus.learning.step.AdversarialStep;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Generator, discriminator and their updaters: all that has weights in a training. */
final class Adversaries implements AutoCloseable {
    private final Network generator;
    private final Optional<Network> discriminator;
    private final AdversarialStep step;

    private Adversaries(Network generator, Optional<Network> discriminator, AdversarialStep step) {
        this.generator = generator;
        this.discriminator = discriminator;
        this.step = step;
    }

    static Adversaries of(Experiment experiment) {
        SeededRandom seeds = new SeededRandom(experiment.seed());
        Network generator = Network.generator(
                experiment.generator(), seeds.derive("generator").nextLong());
        Optional<Network> discriminator = experiment
                .discriminator()
                .map(spec -> Network.discriminator(
                        spec, seeds.derive("discriminator").nextLong()));
        AdversarialStep step = new AdversarialStep(
                generator,
                discriminator,
                experiment.objective(),
                experiment.generatorOptimiser().adam(),
                experiment
                        .discriminatorOptimiser()
                        .orElse(experiment.generatorOptimiser())
                        .adam());
        return new Adversaries(generator, discriminator, step);
    }

    Network generator() {
        return generator;
    }

    AdversarialStep step() {
        return step;
    }

    /** Everything a checkpoint needs, by file. */
    Map<String, Map<String, Tensor>> snapshot() {
        Map<String, Map<String, Tensor>> files = new LinkedHashMap<>();
        live().forEach((file, tensors) -> files.put(file, LiveTensors.snapshot(tensors)));
        return files;
    }

    /** Reads and checks every file before the first value is written. */
    void restore(Checkpoint checkpoint) {
        Map<String, SortedMap<String, Tensor>> files = new LinkedHashMap<>();
        live().forEach((file, tensors) -> files.put(file, checkpoint.weights(file, LiveTensors.shapes(tensors))));
        live().forEach((file, tensors) -> LiveTensors.assign(tensors, files.get(file)));
        step.updates(checkpoint.step());
    }

    private Map<String, Map<String, INDArray>> live() {
        Map<String, Map<String, INDArray>> live = new LinkedHashMap<>();
        live.put("generator", generator.tensors());
        discriminator.ifPresent(network -> live.put("discriminator", network.tensors()));
        live.put("updaters", step.updaterTensors());
        return live;
    }

    @Override
    public void close() {
        step.close();
        generator.close();
        discriminator.ifPresent(Network::close);
    }
}
