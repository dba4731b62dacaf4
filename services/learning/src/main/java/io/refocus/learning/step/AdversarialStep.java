package io.refocus.learning.step;

import io.refocus.learning.network.Network;
import io.refocus.learning.objective.ContentLoss;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.optimise.Adam;
import io.refocus.learning.optimise.AdamState;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * One alternate update of a GAN: the generator runs once; the discriminator learns to tell sharp from restored; the
 * generator learns from the content loss and from what the updated discriminator says.
 *
 * <p>Without a discriminator, or with adversarial weight 0, the generator learns from the content loss alone. One thread.
 */
public final class AdversarialStep implements AutoCloseable {
    private final Network generator;
    private final Optional<Network> discriminator;
    private final Objective objective;
    private final AdamState generatorAdam;
    private final Optional<AdamState> discriminatorAdam;

    /**
     * @param generator trained in place, not closed by this
     * @param discriminator trained in place if present, not closed by this
     * @throws IllegalArgumentException if there is an adversarial weight but no discriminator
     */
    public AdversarialStep(
            Network generator,
            Optional<Network> discriminator,
            Objective objective,
            Adam generatorAdam,
            Adam discriminatorAdam) {
        if (objective.adversarialWeight() > 0 && discriminator.isEmpty())
            throw new IllegalArgumentException(
                    "adversarialWeight is %s but there is no discriminator; expected one, or weight 0"
                            .formatted(objective.adversarialWeight()));
        this.generator = generator;
        this.discriminator = discriminator.filter(present -> objective.adversarialWeight() > 0);
        this.objective = objective;
        this.generatorAdam = new AdamState(generatorAdam, generator);
        this.discriminatorAdam = this.discriminator.map(network -> new AdamState(discriminatorAdam, network));
    }

    /**
     * Does one update of each network.
     *
     * @param generatorRate learning rate of the generator, {@code >= 0}
     * @param discriminatorRate learning rate of the discriminator, {@code >= 0}
     * @return the losses before the updates; not finite when training has diverged
     */
    @SuppressWarnings("try") // the scope is used by being open
    public StepLosses train(Batch batch, double generatorRate, double discriminatorRate) {
        try (MemoryWorkspace scope = Network.openActivations()) {
            int n = batch.n();
            INDArray both = Nd4j.createUninitialized(2L * n, 3, batch.height(), batch.width());
            fill(both, batch.sharp());
            INDArray blurred = Nd4j.createUninitialized(n, 3, batch.height(), batch.width());
            fill(blurred, batch.blurred());

            generator.demand().update(updates());
            generator.demand().derivatives(true, false);
            INDArray restored = generator.forward(blurred);
            both.get(NDArrayIndex.interval(n, 2L * n)).assign(restored);
            double[] judged = discriminator.isPresent() ? discriminate(both, discriminatorRate) : new double[2];

            INDArray gradient = restored.sub(both.get(NDArrayIndex.interval(0, n)));
            double content = content(gradient);
            double adversarial = discriminator.isPresent() ? judge(restored, gradient) : 0;
            generator.backward(gradient);
            generatorAdam.apply(generatorRate);
            double total = objective.contentWeight() * content + objective.adversarialWeight() * adversarial;
            return new StepLosses(content, adversarial, total, judged[0] + judged[1], judged[0], judged[1]);
        }
    }

    /** Turns the difference into the gradient of the weighted content loss and returns the loss. */
    private double content(INDArray difference) {
        long values = difference.length();
        if (objective.content() == ContentLoss.L1) {
            double loss = difference.norm1Number().doubleValue() / values;
            Transforms.sign(difference, false).muli(objective.contentWeight() / values);
            return loss;
        }
        double norm = difference.norm2Number().doubleValue();
        difference.muli(2 * objective.contentWeight() / values);
        return norm * norm / values;
    }

    /** Updates the discriminator on sharp and restored pictures in one pass: its norms look at each picture alone. */
    private double[] discriminate(INDArray both, double rate) {
        Network network = discriminator.orElseThrow();
        network.demand().derivatives(true, false);
        INDArray scores = network.forward(both);
        FloatBuffer all = scores.data().asNioFloat();
        int half = all.limit() / 2;
        FloatBuffer ofSharp = all.duplicate().limit(half);
        FloatBuffer ofRestored = all.duplicate().position(half);
        INDArray gradient = Nd4j.createUninitialized(scores.dataType(), scores.shape());
        FloatBuffer down = gradient.data().asNioFloat();
        Label.REAL.gradient(ofSharp, 1, down);
        Label.RESTORED.gradient(ofRestored, 1, down);
        double[] losses = {Label.REAL.loss(ofSharp), Label.RESTORED.loss(ofRestored)};
        network.backward(gradient);
        discriminatorAdam.orElseThrow().apply(rate);
        return losses;
    }

    /** Adds the gradient of the weighted adversarial term and returns the term. */
    private double judge(INDArray restored, INDArray gradient) {
        Network network = discriminator.orElseThrow();
        network.demand().derivatives(false, true);
        INDArray scores = network.forward(restored);
        FloatBuffer all = scores.data().asNioFloat();
        INDArray down = Nd4j.createUninitialized(scores.dataType(), scores.shape());
        Label.REAL.gradient(all, objective.adversarialWeight(), down.data().asNioFloat());
        double loss = Label.REAL.loss(all);
        network.backward(down);
        gradient.addi(network.inputGradient());
        return loss;
    }

    private static void fill(INDArray array, float[] values) {
        array.data().asNioFloat().put(values);
    }

    /** Completed updates of the generator. */
    public long updates() {
        return generatorAdam.updates();
    }

    /** Sets the number of completed updates of both networks, when the moments come from a checkpoint. */
    public void updates(long completed) {
        generatorAdam.updates(completed);
        discriminatorAdam.ifPresent(state -> state.updates(completed));
    }

    /** Adam's moments by name ({@code generator.*}, {@code discriminator.*}), live. */
    public Map<String, INDArray> updaterTensors() {
        Map<String, INDArray> tensors = new TreeMap<>();
        generatorAdam.tensors().forEach((name, array) -> tensors.put("generator." + name, array));
        discriminatorAdam.ifPresent(
                state -> state.tensors().forEach((name, array) -> tensors.put("discriminator." + name, array)));
        return tensors;
    }

    /** Frees the moments and this thread's workspaces; the networks stay. */
    @Override
    public void close() {
        generatorAdam.close();
        discriminatorAdam.ifPresent(AdamState::close);
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
