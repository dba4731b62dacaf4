package io.refocus.learning.network;

import io.refocus.documents.Legal;
import io.refocus.learning.layer.ChannelAttention;
import io.refocus.learning.layer.ChannelLayerNorm;
import io.refocus.learning.layer.ChannelMajor;
import io.refocus.learning.layer.ChannelMajorAdapter;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.GatedDepthwise;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.NamedOperator;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.PixelShuffle;
import io.refocus.learning.layer.PixelUnshuffle;
import io.refocus.learning.layer.PointwiseConvolution;
import io.refocus.learning.layer.ResidualBlock;
import io.refocus.learning.layer.ScaledPointwiseConvolution;
import io.refocus.learning.layer.Sequential;
import io.refocus.learning.layer.SimpleGate;
import io.refocus.learning.layer.ZeroPad;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * NAFNet (arXiv:2204.04676): a U of gated blocks without activation functions, halving the side after each encoder stage,
 * skips added, global skip; any side, padded with zeros to the multiple it needs. 17,111,907 parameters at 32, [1, 1, 1,
 * 28], 1, [1, 1, 1, 1]; 1,121,883 at width 8.
 *
 * @param width channels at full resolution, 4 to 128
 * @param encoder blocks of each stage from the full resolution down, 1 to 5 stages of 0 to 64
 * @param middle blocks at the bottom, 0 to 64
 * @param decoder blocks of each stage from the bottom up, as many stages as {@code encoder}
 */
public record Nafnet(int width, List<Integer> encoder, int middle, List<Integer> decoder) implements GeneratorSpec {
    private static final int MOST_BLOCKS = 64;
    private static final Geometry SAME = Geometry.same(3);

    public Nafnet {
        Legal.range("width", width, 4, 128);
        Legal.range("encoder", encoder.size(), 1, 5);
        Legal.range("decoder", decoder.size(), encoder.size(), encoder.size());
        for (int blocks : encoder) Legal.range("encoder", blocks, 0, MOST_BLOCKS);
        Legal.range("middle", middle, 0, MOST_BLOCKS);
        for (int blocks : decoder) Legal.range("decoder", blocks, 0, MOST_BLOCKS);
        encoder = List.copyOf(encoder);
        decoder = List.copyOf(decoder);
    }

    @Override
    public int multiple() {
        return 1;
    }

    @Override
    public void draw(Blueprint blueprint) {
        ZeroPad pad = ZeroPad.toMultiple(1 << encoder.size());
        Deque<String> skips = new ArrayDeque<>();
        int channels = width;
        blueprint.layer("intro", new Sequential(pad, new Convolution(3, width, SAME), new ChannelMajor()));
        for (int i = 0; i < encoder.size(); i++) {
            blocks(blueprint, "encoders." + i, channels, encoder.get(i));
            skips.push(blueprint.top());
            PointwiseConvolution down = PointwiseConvolution.ofPatches(channels, 2 * channels, 2);
            blueprint.layer("downs." + i, new Sequential(new ChannelMajorAdapter(new PixelUnshuffle(2)), down));
            channels *= 2;
        }
        blocks(blueprint, "middle", channels, middle);
        for (int i = 0; i < decoder.size(); i++) {
            PointwiseConvolution up = PointwiseConvolution.plain(channels, 2 * channels);
            blueprint.layer("ups." + i, new Sequential(up, new ChannelMajorAdapter(new PixelShuffle(2))));
            blueprint.add("skips." + i, skips.pop());
            channels /= 2;
            blocks(blueprint, "decoders." + i, channels, decoder.get(i));
        }
        blueprint
                .layer("ending", new Sequential(new ChannelMajor(), new Convolution(width, 3, SAME), pad.undone()))
                .addInput("restored");
    }

    private static void blocks(Blueprint blueprint, String name, int channels, int count) {
        for (int i = 0; i < count; i++) blueprint.layer(name + "." + i, block(channels));
    }

    private static Operator block(int channels) {
        Operator gated = new Sequential(
                new NamedOperator("norm1", new ChannelLayerNorm(channels)),
                new NamedOperator("expand", PointwiseConvolution.biased(channels, 2 * channels)),
                new NamedOperator("depth", new GatedDepthwise(channels, SAME)),
                new NamedOperator("attend", new ChannelAttention(channels)),
                new ScaledPointwiseConvolution("project", "beta", channels, channels));
        Operator feedForward = new Sequential(
                new NamedOperator("norm2", new ChannelLayerNorm(channels)),
                new NamedOperator("feed_in", PointwiseConvolution.biased(channels, 2 * channels)),
                new SimpleGate(),
                new ScaledPointwiseConvolution("feed_out", "gamma", channels, channels));
        return new Sequential(new ResidualBlock(gated), new ResidualBlock(feedForward));
    }
}
