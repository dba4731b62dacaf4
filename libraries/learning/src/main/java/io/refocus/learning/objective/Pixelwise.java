package io.refocus.learning.objective;

/** The distances of single values, each in one pass over the batch. */
final class Pixelwise {
    private static final double DB = 10 / Math.log(10);
    private static final double FLOOR = 1e-8;

    private Pixelwise() {}

    static double absolute(Comparison pair, double scale, float[] gradient) {
        float[] restored = pair.restored();
        float[] sharp = pair.sharp();
        float share = (float) (scale / restored.length);
        double sum = 0;
        for (int i = 0; i < restored.length; i++) {
            float difference = restored[i] - sharp[i];
            sum += Math.abs(difference);
            gradient[i] += share * Math.signum(difference);
        }
        return sum / restored.length;
    }

    static double squared(Comparison pair, double scale, float[] gradient) {
        int length = pair.restored().length;
        return squared(pair, 0, length, gradient, mean -> 2 * scale / length);
    }

    static double charbonnier(Comparison pair, double epsilon, double scale, float[] gradient) {
        float[] restored = pair.restored();
        float[] sharp = pair.sharp();
        double share = scale / restored.length;
        double sum = 0;
        for (int i = 0; i < restored.length; i++) {
            double difference = (double) restored[i] - sharp[i];
            double root = Math.sqrt(difference * difference + epsilon * epsilon);
            sum += root;
            gradient[i] += (float) (share * difference / root);
        }
        return sum / restored.length;
    }

    static double logarithmic(Comparison pair, double scale, float[] gradient) {
        int length = pair.pictureLength();
        double sum = 0;
        for (int i = 0; i < pair.n(); i++) {
            double share = 2 * DB * scale / (pair.n() * (double) length);
            double mean = squared(pair, i * length, length, gradient, mse -> share / (mse + FLOOR));
            sum += Math.log(mean + FLOOR);
        }
        return DB * sum / pair.n();
    }

    /** Mean squared difference of a slice; the slope turns it into the factor of each difference in the gradient. */
    private static double squared(
            Comparison pair, int from, int length, float[] gradient, java.util.function.DoubleUnaryOperator slope) {
        float[] restored = pair.restored();
        float[] sharp = pair.sharp();
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            double difference = (double) restored[i] - sharp[i];
            sum += difference * difference;
        }
        double mean = sum / length;
        float factor = (float) slope.applyAsDouble(mean);
        for (int i = from; i < from + length; i++) {
            gradient[i] += factor * (restored[i] - sharp[i]);
        }
        return mean;
    }
}
