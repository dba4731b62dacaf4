package io.refocus.learning.step;

import io.refocus.learning.network.Network;
import io.refocus.learning.objective.Comparison;
import io.refocus.learning.objective.ContentLoss;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.optimise.Optimiser;
import io.refocus.learning.optimise.OptimiserState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One alternate update of a GAN: the generator runs once; the discriminators are updated to separate sharp from
 * restored pictures; the generator is updated by its objective and by the updated discriminators' scores. For one
 * thread.
 */
public final class AdversarialStep implements AutoCloseable {
    private final Network generator;
    private final OptimiserState optimiser;
    private final ContentLoss content;
    private final Discriminators trainedDiscriminators;

    /**
     * @param generator trained in place, not closed by this
     * @param trainedDiscriminators closed by this
     */
    public AdversarialStep(
            Network generator, Optimiser optimiser, Objective objective, Discriminators trainedDiscriminators) {
        this.generator = generator;
        this.optimiser = new OptimiserState(optimiser, generator);
        this.content = new ContentLoss(objective);
        this.trainedDiscriminators = trainedDiscriminators;
    }

    /**
     * Performs one update of the generator and its discriminator updates.
     *
     * @param generatorRate learning rate of the generator, {@code >= 0}
     * @param discriminatorRate learning rate of the discriminators, {@code >= 0}
     * @return the losses before the updates; not finite if the training has diverged
     */
    @SuppressWarnings("try") // the scope only has to be open
    public StepLosses train(Batch batch, double generatorRate, double discriminatorRate) {
        try (MemoryWorkspace scope = Network.openActivations()) {
            int n = batch.n();
            INDArray blurred = Nd4j.createUninitialized(n, 3, batch.height(), batch.width());
            blurred.data().asNioFloat().put(batch.blurred());
            generator.passSettings().update(updates());
            generator.passSettings().derivatives(true, false);
            INDArray restored = generator.forward(blurred);

            float[] slopes = new float[batch.sharp().length];
            Comparison pair = new Comparison(values(restored), batch.sharp(), n, batch.height(), batch.width());
            Map<String, Double> losses = new LinkedHashMap<>(content.measure(pair, slopes));
            losses.put(StepLosses.CONTENT, content.sum(losses));
            INDArray gradient = Nd4j.createUninitialized(restored.dataType(), restored.shape());
            gradient.data().asNioFloat().put(slopes);
            if (trainedDiscriminators.takePartIn(updates()))
                trainedDiscriminator(batch, restored, gradient, discriminatorRate, losses);
            generator.backward(gradient);
            optimiser.apply(generatorRate);
            double adversarial = trainedDiscriminators.weight() * losses.getOrDefault(StepLosses.ADVERSARIAL, 0.0);
            losses.put(StepLosses.GENERATOR, losses.get(StepLosses.CONTENT) + adversarial);
            return new StepLosses(losses);
        }
    }

    private void trainedDiscriminator(
            Batch batch, INDArray restored, INDArray gradient, double rate, Map<String, Double> losses) {
        int n = batch.n();
        INDArray both = Nd4j.createUninitialized(2L * n, 3, batch.height(), batch.width());
        both.data().asNioFloat().put(batch.sharp());
        both.get(NDArrayIndex.interval(n, 2L * n)).assign(restored);
        double[] judged = trainedDiscriminators.update(both, rate);
        losses.put(StepLosses.ADVERSARIAL, trainedDiscriminators.addGeneratorGradient(both, restored, gradient));
        losses.put(StepLosses.DISCRIMINATOR_REAL, judged[0]);
        losses.put(StepLosses.DISCRIMINATOR_FAKE, judged[1]);
        losses.put(StepLosses.DISCRIMINATOR, judged[0] + judged[1]);
    }

    private static float[] values(INDArray array) {
        float[] values = new float[Math.toIntExact(array.length())];
        (array.isView() ? array.dup('c') : array).data().asNioFloat().get(values);
        return values;
    }

    /** Completed updates of the generator. */
    public long updates() {
        return optimiser.updates();
    }

    /** Sets the number of completed steps, when the arrays come from a checkpoint. */
    public void updates(long completed) {
        optimiser.updates(completed);
        trainedDiscriminators.steps(completed);
    }

    /**
     * State of the optimisers and of the adversarial rule, by name ({@code generator.*}, {@code discriminator-0.*}),
     * not copies.
     */
    public Map<String, INDArray> updaterTensors() {
        Map<String, INDArray> tensors = new TreeMap<>(trainedDiscriminators.tensors());
        optimiser.tensors().forEach((name, array) -> tensors.put("generator." + name, array));
        return tensors;
    }

    /** Frees this state and the workspaces of this thread; the networks are kept. */
    @Override
    public void close() {
        optimiser.close();
        trainedDiscriminators.close();
        content.close();
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
