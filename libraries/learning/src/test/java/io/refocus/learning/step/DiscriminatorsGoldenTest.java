package io.refocus.learning.step;

import static io.refocus.learning.golden.Closeness.assertClose;
import static io.refocus.learning.golden.Closeness.floor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.refocus.learning.experiment.Adversary;
import io.refocus.learning.golden.GoldenFile;
import io.refocus.learning.network.DenseDiscriminator;
import io.refocus.learning.network.DiscriminatorSpec;
import io.refocus.learning.network.Network;
import io.refocus.learning.network.Patchgan;
import io.refocus.learning.network.Residual;
import io.refocus.learning.objective.AdversarialRule;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.objective.Term;
import io.refocus.learning.optimise.Optimiser;
import io.refocus.learning.schedule.LearningRate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whole steps against PyTorch's (make_discriminator_goldens.py): losses, and what they moved each network by. */
class DiscriminatorsGoldenTest {
    private static final double LOSS_PERCENT = 1e-3;
    private static final double TOLERANCE = 1e-4;
    private static final double RATE = 0.02;
    private static final GoldenFile GOLDEN = new GoldenFile("judges");
    private static final LearningRate CONSTANT = new LearningRate.Constant(RATE);
    private static final Optimiser DESCENT = new Optimiser.Sgd(CONSTANT, 0, Optional.empty());
    private static final Optimiser MOMENTUM = new Optimiser.Sgd(CONSTANT, 0.9, Optional.empty());
    private static final Adversary TWO = new Adversary(
            AdversarialRule.RELATIVISTIC_AVERAGE_LEAST_SQUARES,
            0.5,
            List.of(new Patchgan(4, 1), new Patchgan(4, 2)),
            1,
            MOMENTUM,
            Optional.empty());

    private final Network generator = Network.generator(new Residual(4, 1), 0);
    private List<Network> discriminators = List.of();

    @AfterEach
    void close() {
        generator.close();
        discriminators.forEach(Network::close);
    }

    @Test
    void twoRelativisticDiscriminators() {
        steps(TWO);
    }

    @Test
    void threeUpdatesOfAHingeDiscriminatorAStep() {
        DiscriminatorSpec dense = new DenseDiscriminator(4, 16);
        Optimiser adam = new Optimiser.Adam(CONSTANT, 0.5, 0.999, Optional.empty());
        steps(new Adversary(AdversarialRule.HINGE, 0.25, List.of(dense), 3, adam, Optional.empty()));
    }

    @Test
    void oneLeastSquaresDiscriminator() {
        steps(new Adversary(
                AdversarialRule.LEAST_SQUARES, 2, List.of(new Patchgan(4, 2)), 1, MOMENTUM, Optional.empty()));
    }

    private void steps(Adversary adversary) {
        String name = name(adversary);
        Map<String, Network> networks = load(adversary);
        Objective objective = new Objective(List.of(new Term.L2(1)));
        try (AdversarialStep step =
                new AdversarialStep(generator, DESCENT, objective, new Discriminators(adversary, discriminators))) {
            for (int i = 0; i < 2; i++) {
                INDArray blurred = GOLDEN.get(name + "blurred." + i);
                INDArray sharp = GOLDEN.get(name + "sharp." + i);
                Batch batch = new Batch(values(blurred), values(sharp), 3, 16, 16);
                StepLosses losses = step.train(batch, RATE, RATE);
                INDArray expected = GOLDEN.get(name + "losses").getRow(i);
                assertLoss(losses.get("l2"), expected.getDouble(0));
                assertLoss(losses.get("content"), expected.getDouble(0));
                assertLoss(losses.get("adversarial"), expected.getDouble(1));
                assertLoss(losses.get("discriminatorReal"), expected.getDouble(2));
                assertLoss(losses.get("discriminatorFake"), expected.getDouble(3));
                assertLoss(losses.get("discriminator"), expected.getDouble(2) + expected.getDouble(3));
                assertLoss(losses.generator(), expected.getDouble(4));
                String moved = name + "moved." + i + ".";
                networks.forEach((key, network) -> assertMoved(name + "start." + key, moved + key, network));
            }
        }
    }

    private static void assertMoved(String start, String moved, Network network) {
        Map<String, INDArray> expected = GOLDEN.under(moved + ".");
        assertThat(expected.keySet()).isEqualTo(network.trainedTensors().keySet());
        expected.forEach((tensor, movement) -> {
            INDArray actual = network.tensors().get(tensor).sub(GOLDEN.get(start + "." + tensor));
            assertClose(moved + "." + tensor, actual, movement, TOLERANCE, floor(tensor, expected));
        });
    }

    @Test
    @SuppressWarnings("try") // the scope is used by being open
    void eachOfTwoDiscriminatorsHasItsLossAndHalfTheWeight() {
        String name = name(TWO);
        load(TWO);
        INDArray restored = GOLDEN.get(name + "restored");
        INDArray both = Nd4j.concat(0, GOLDEN.get(name + "sharp.0"), restored);
        INDArray gradient = Nd4j.zerosLike(restored);
        try (MemoryWorkspace scope = Network.openActivations()) {
            for (int k = 0; k < 2; k++) {
                INDArray expected = GOLDEN.get(name + "judged").getRow(k);
                try (TrainedDiscriminator trainedDiscriminator = new TrainedDiscriminator(discriminators.get(k), TWO)) {
                    double[] losses = trainedDiscriminator.update(both, RATE, 0.5);
                    assertLoss(losses[0], expected.getDouble(0));
                    assertLoss(losses[1], expected.getDouble(1));
                    assertLoss(
                            trainedDiscriminator.addGeneratorGradient(both, restored, 0.5 * TWO.weight(), gradient),
                            expected.getDouble(2));
                }
            }
        }
        assertClose("gradient of the restored pictures", gradient, GOLDEN.get(name + "taught"), TOLERANCE);
    }

    private static void assertLoss(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, withinPercentage(LOSS_PERCENT));
    }

    private static String name(Adversary adversary) {
        return adversary.rule().name().toLowerCase(Locale.ROOT).replace('_', '-') + ".";
    }

    /** The networks by the golden file's names, with its weights. */
    private Map<String, Network> load(Adversary adversary) {
        discriminators = adversary.discriminators().stream()
                .map(spec -> Network.discriminator(spec, 0))
                .toList();
        Map<String, Network> networks = new TreeMap<>(Map.of("generator", generator));
        IntStream.range(0, discriminators.size())
                .forEach(k -> networks.put("discriminator-" + k, discriminators.get(k)));
        networks.forEach((key, network) -> GOLDEN.under(name(adversary) + "start." + key + ".")
                .forEach((tensor, values) -> network.tensors().get(tensor).assign(values)));
        return networks;
    }

    private static float[] values(INDArray array) {
        return array.dup().data().asFloat();
    }
}
