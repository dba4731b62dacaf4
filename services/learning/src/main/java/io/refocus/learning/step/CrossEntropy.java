package io.refocus.learning.step;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Binary cross-entropy of logits against one label for all, averaged. Maps of scores are small, so it is plain Java. */
final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * @param scores logits, C order
     * @param from first score
     * @param to one past the last score
     * @param sign -1 if the right answer is "real", 1 if it is "restored"
     * @return mean of {@code log(1 + exp(sign x))}
     */
    static double loss(float[] scores, int from, int to, int sign) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double x = sign * (double) scores[i];
            sum += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        }
        return sum / (to - from);
    }

    /** Writes {@code weight * d loss / d score} at the places from {@code from} to {@code gradient.length - 1}. */
    static void gradient(float[] scores, int from, int to, int sign, double weight, float[] gradient) {
        for (int i = from; i < to; i++) {
            double x = sign * (double) scores[i];
            gradient[i] = (float) (sign * weight / ((1 + Math.exp(-x)) * (to - from)));
        }
    }

    static float[] values(INDArray scores) {
        float[] values = new float[Math.toIntExact(scores.length())];
        scores.data().asNioFloat().get(values);
        return values;
    }
}
