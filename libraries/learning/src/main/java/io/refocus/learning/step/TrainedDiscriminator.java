package io.refocus.learning.step;

import io.refocus.learning.experiment.Adversary;
import io.refocus.learning.network.Network;
import io.refocus.learning.objective.AdversarialRule;
import io.refocus.learning.optimise.OptimiserState;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One discriminator with its optimiser: its updates, and its gradient for the generator. Batches hold the sharp
 * pictures first, then the restored ones.
 */
final class TrainedDiscriminator implements AutoCloseable {
    private final Network network;
    private final AdversarialRule rule;
    private final OptimiserState optimiser;
    private final ScorePool sharpPool = new ScorePool();
    private final ScorePool restoredPool = new ScorePool();

    TrainedDiscriminator(Network network, Adversary adversary) {
        this.network = network;
        this.rule = adversary.rule();
        this.optimiser = new OptimiserState(adversary.optimiser(), network);
    }

    /**
     * Updates the discriminator on sharp and restored pictures in one pass: its norms look at each picture alone.
     *
     * @param share factor of the gradient
     * @return its loss of the sharp pictures and of the restored ones, before the update, without the factor
     */
    double[] update(INDArray both, double rate, double share) {
        network.passSettings().update(optimiser.updates());
        network.passSettings().derivatives(true, false);
        INDArray scores = network.forward(both);
        FloatBuffer all = scores.data().asNioFloat();
        int half = Math.toIntExact(scores.length() / 2);
        FloatBuffer sharp = all.duplicate().limit(half);
        FloatBuffer restored = all.duplicate().position(half).limit(2 * half);
        if (rule.relativistic()) {
            int n = Math.toIntExact(both.size(0) / 2);
            sharpPool.add(sharp, n);
            restoredPool.add(restored, n);
        }
        INDArray gradient = Nd4j.createUninitialized(scores.dataType(), scores.shape());
        FloatBuffer down = gradient.data().asNioFloat();
        rule.sharp().gradient(sharp, restoredPool.mean(), share, down);
        rule.restored().gradient(restored, sharpPool.mean(), share, down);
        double[] losses = {
            rule.sharp().mean(sharp, restoredPool.mean()), rule.restored().mean(restored, sharpPool.mean())
        };
        network.backward(gradient);
        optimiser.apply(rate);
        return losses;
    }

    /**
     * Adds the gradient of the weighted adversarial term.
     *
     * @param restored the restored half of the batch, {@code [n, 3, H, W]}
     * @param gradient of the restored pictures, same shape
     * @return the term, unweighted
     */
    double addGeneratorGradient(INDArray both, INDArray restored, double weight, INDArray gradient) {
        network.passSettings().derivatives(false, true);
        double loss = 0;
        if (rule.relativistic()) {
            INDArray sharp = network.forward(
                    both.get(NDArrayIndex.interval(0, restored.size(0))).dup());
            loss = rule.restored().mean(scores(sharp), restoredPool.mean());
        }
        INDArray judged = network.forward(restored);
        INDArray down = Nd4j.createUninitialized(judged.dataType(), judged.shape());
        rule.generator()
                .gradient(scores(judged), sharpPool.mean(), weight, down.data().asNioFloat());
        loss += rule.generator().mean(scores(judged), sharpPool.mean());
        network.backward(down);
        gradient.addi(network.inputGradient());
        return loss;
    }

    private static FloatBuffer scores(INDArray map) {
        return map.data().asNioFloat().limit(Math.toIntExact(map.length()));
    }

    /** Sets the number of completed updates, when the arrays come from a checkpoint. */
    void updates(long completed) {
        optimiser.updates(completed);
    }

    /** Moments and, if the rule has them, pools of scores; not copies. */
    Map<String, INDArray> tensors() {
        Map<String, INDArray> tensors = new TreeMap<>(optimiser.tensors());
        if (rule.relativistic()) {
            tensors.put("pool.sharp", sharpPool.content());
            tensors.put("pool.restored", restoredPool.content());
        }
        return tensors;
    }

    @Override
    public void close() {
        optimiser.close();
        sharpPool.close();
        restoredPool.close();
    }
}
