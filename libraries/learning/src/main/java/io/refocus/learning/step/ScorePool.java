package io.refocus.learning.step;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The mean scores of the last pictures, at most 50, oldest first. */
final class ScorePool implements AutoCloseable {
    static final int SIZE = 50;

    private final INDArray content = Nd4j.zeros(DataType.FLOAT, 1 + SIZE);

    /**
     * Adds a batch; in a full pool each picture replaces the oldest.
     *
     * @param scores the maps of {@code n} pictures between position and limit
     */
    void add(FloatBuffer scores, int n) {
        int map = scores.remaining() / n;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < map; j++) {
                sum += scores.get(scores.position() + i * map + j);
            }
            push((float) (sum / map));
        }
    }

    private void push(float mean) {
        FloatBuffer values = content.data().asNioFloat();
        int held = held();
        if (held == SIZE) {
            for (int i = 1; i < SIZE; i++) {
                values.put(i, values.get(i + 1));
            }
            held--;
        }
        values.put(1 + held, mean);
        values.put(0, held + 1);
    }

    private int held() {
        return (int) content.data().asNioFloat().get(0);
    }

    /** The mean of the scores; 0 if empty. */
    double mean() {
        FloatBuffer values = content.data().asNioFloat();
        int held = held();
        double sum = 0;
        for (int i = 1; i <= held; i++) {
            sum += values.get(i);
        }
        return held == 0 ? 0 : sum / held;
    }

    /** Their number, then the means: {@code [51]}, not a copy, for checkpoints. */
    INDArray content() {
        return content;
    }

    @Override
    public void close() {
        content.close();
    }
}
