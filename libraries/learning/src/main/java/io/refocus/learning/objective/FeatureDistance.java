package io.refocus.learning.objective;

import io.refocus.learning.layer.Norm;
import io.refocus.learning.network.Backbone;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Sum over the taps of a frozen network of the mean squared difference of features. */
final class FeatureDistance implements Distance {
    private final Backbone backbone;

    /** @param backbone closed with this */
    FeatureDistance(Backbone backbone) {
        this.backbone = backbone;
    }

    @Override
    public double measure(Comparison pair, double scale, float[] gradient) {
        List<INDArray> expected = new ArrayList<>();
        backbone.forward(pictures(pair, pair.sharp())).forEach(tap -> expected.add(tap.dup('c')));
        List<INDArray> taps = backbone.forward(pictures(pair, pair.restored()));
        List<INDArray> slopes = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < taps.size(); i++) {
            INDArray difference = taps.get(i).sub(expected.get(i));
            double norm = Norm.of(difference);
            sum += norm * norm / difference.length();
            slopes.add(difference.muli(2 * scale / difference.length()));
        }
        float[] below = new float[gradient.length];
        backbone.backward(slopes).data().asNioFloat().get(below);
        for (int i = 0; i < below.length; i++) {
            gradient[i] += below[i];
        }
        return finite(pair.restored()) ? sum : Double.NaN;
    }

    /** The network clips its input, so pictures with NaN would give a finite distance. */
    private static boolean finite(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += 0 * value; // NaN where the value is NaN or infinite
        }
        return sum == 0;
    }

    private static INDArray pictures(Comparison pair, float[] values) {
        INDArray pictures = Nd4j.createUninitialized(DataType.FLOAT, pair.n(), 3, pair.height(), pair.width());
        pictures.data().asNioFloat().put(values);
        return pictures;
    }

    @Override
    public void close() {
        backbone.close();
    }
}
