package io.refocus.learning.optimise;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One update by Adam's rule in one pass over memory, by loops over pieces that fit the first-level cache: libnd4j's
 * {@code adam_updater} computes roots and quotients one by one and leaves a difference to be subtracted.
 *
 * <p>Every value is computed alone, so results do not depend on the number of threads.
 */
final class AdamUpdate {
    private static final int PIECE = 2048;
    private static final int PIECES_A_TASK = 16;
    /** Fewer values than this are not worth a second thread. */
    private static final int PARALLEL_FROM = 65_536;

    private final FloatBuffer values;
    private final FloatBuffer gradients;
    private final FloatBuffer firstMoments;
    private final FloatBuffer secondMoments;
    private final float kept1;
    private final float kept2;
    private final float new1;
    private final float new2;

    AdamUpdate(
            INDArray values,
            INDArray gradients,
            INDArray firstMoments,
            INDArray secondMoments,
            double beta1,
            double beta2) {
        this.values = floats(values);
        this.gradients = floats(gradients);
        this.firstMoments = floats(firstMoments);
        this.secondMoments = floats(secondMoments);
        kept1 = (float) beta1;
        kept2 = (float) beta2;
        new1 = (float) (1 - beta1); // 1 - (float) 0.999 would be off by 1e-5 of it
        new2 = (float) (1 - beta2);
    }

    private static FloatBuffer floats(INDArray vector) {
        return vector.data().asNioFloat().slice();
    }

    /**
     * {@code values -= rate m / (sqrt(v) + epsilon)}, with the moments m and v updated first.
     *
     * @param rate the learning rate including the bias corrections of both moments
     * @param epsilon in units of the uncorrected root
     */
    void run(double rate, double epsilon) {
        int length = values.limit();
        int task = PIECE * PIECES_A_TASK;
        IntStream tasks = IntStream.range(0, (length + task - 1) / task);
        boolean parallel = length >= PARALLEL_FROM && Nd4j.getEnvironment().maxThreads() > 1;
        (parallel ? tasks.parallel() : tasks)
                .forEach(i -> move(i * task, Math.min(length, (i + 1) * task), (float) rate, (float) epsilon));
    }

    private void move(int start, int end, float rate, float epsilon) {
        float[] p = new float[PIECE];
        float[] g = new float[PIECE];
        float[] m = new float[PIECE];
        float[] v = new float[PIECE];
        for (int at = start; at < end; at += PIECE) {
            int length = Math.min(PIECE, end - at);
            values.get(at, p, 0, length);
            gradients.get(at, g, 0, length);
            firstMoments.get(at, m, 0, length);
            secondMoments.get(at, v, 0, length);
            mix(m, g, length, kept1, new1);
            mixSquares(v, g, length, kept2, new2);
            step(p, m, v, length, rate, epsilon);
            firstMoments.put(at, m, 0, length);
            secondMoments.put(at, v, 0, length);
            values.put(at, p, 0, length);
        }
    }

    private static void mix(float[] mean, float[] g, int length, float kept, float added) {
        for (int i = 0; i < length; i++) mean[i] = kept * mean[i] + added * g[i];
    }

    private static void mixSquares(float[] mean, float[] g, int length, float kept, float added) {
        for (int i = 0; i < length; i++) mean[i] = kept * mean[i] + added * g[i] * g[i];
    }

    private static void step(float[] p, float[] m, float[] v, int length, float rate, float epsilon) {
        for (int i = 0; i < length; i++) p[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
    }
}
