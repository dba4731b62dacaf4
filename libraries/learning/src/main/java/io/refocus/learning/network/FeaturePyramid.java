package io.refocus.learning.network;

import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.ChannelMajor;
import io.refocus.learning.layer.Clamp;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initialiser;
import io.refocus.learning.layer.InstanceNorm;
import io.refocus.learning.layer.NamedOperator;
import io.refocus.learning.layer.NearestUpsampling;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.PointwiseConvolution;
import io.refocus.learning.layer.Sequential;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoder of DeblurGAN-v2 over the taps of an encoder at a half, a quarter and so on of the side: laterals, top-down
 * sums, a head for every tap below the half, all heads at a quarter of the side smoothed together, the lateral of the
 * half added, tanh, global skip, clamped to {@code [0, 1]}. The last convolution starts at zero, so an untrained network
 * returns its input.
 *
 * @param wide channels of the pyramid
 * @param narrow channels of the heads and of the lateral of the half
 */
record FeaturePyramid(int wide, int narrow) {
    private static final Geometry SAME = Geometry.same(3);

    /** @param taps channels at the end of each stage, for a stage of the encoder each */
    void draw(Blueprint blueprint, List<Operator> encoder, List<Integer> taps) {
        for (int i = 0; i < encoder.size(); i++) blueprint.layer("encoder." + i, encoder.get(i));
        for (int i = 0; i < encoder.size(); i++) {
            Operator lateral = PointwiseConvolution.plain(taps.get(i), i == 0 ? narrow : wide);
            blueprint.from("encoder." + i).layer("laterals." + i, new Sequential(lateral, new ChannelMajor()));
        }
        List<String> heads = new ArrayList<>();
        for (int i = encoder.size() - 1; i > 0; i--) {
            if (i + 1 < encoder.size())
                blueprint
                        .layer("upsampled." + i, new NearestUpsampling(2))
                        .add("sums." + i, "laterals." + i)
                        .layer("topdown." + i, normed(wide, wide));
            String map = blueprint.top();
            blueprint.layer("heads." + i, head(1 << i - 1));
            heads.add(blueprint.top());
            blueprint.from(map);
        }
        blueprint
                .concatenate("heads", heads)
                .layer("smooth", new Sequential(normed(heads.size() * narrow, narrow), new NearestUpsampling(2)))
                .add("detailed", "laterals.0")
                .layer("smooth2", new Sequential(normed(narrow, narrow / 2), new NearestUpsampling(2)))
                .layer(
                        "final",
                        new Sequential(new Convolution(narrow / 2, 3, SAME, Initialiser.zero()), Activation.tanh()))
                .addInput("sum")
                .layer("restored", new Clamp(0, 1));
    }

    private static Sequential normed(int inputs, int outputs) {
        return new Sequential(new Convolution(inputs, outputs, SAME), InstanceNorm.thenRelu());
    }

    private Operator head(int factor) {
        List<Operator> operators = new ArrayList<>(List.of(
                new NamedOperator("first", Convolution.plain(wide, narrow, SAME)),
                Activation.relu(),
                new NamedOperator("second", Convolution.plain(narrow, narrow, SAME)),
                Activation.relu()));
        if (factor > 1) operators.add(new NearestUpsampling(factor));
        return new Sequential(operators.toArray(Operator[]::new));
    }
}
