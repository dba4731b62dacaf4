package io.refocus.learning.network;

import io.refocus.learning.layer.ChannelMajor;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.DepthwiseConvolution;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.NamedOperator;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.PointwiseConvolution;
import io.refocus.learning.layer.Pretrained;
import io.refocus.learning.layer.Relu6;
import io.refocus.learning.layer.ResidualBlock;
import io.refocus.learning.layer.ScaleShift;
import io.refocus.learning.layer.Sequential;
import io.refocus.learning.layer.ZeroPad;
import java.util.List;
import java.util.Map;

/**
 * The stem and the first five blocks of EfficientNet-Lite0 (ImageNet), batch norms folded, in three stages that end at a
 * half, a quarter and an eighth of the side with 16, 24 and 40 channels; 54,048 parameters, frozen.
 *
 * <p>The first stage takes {@code [N, 3, H, W]} in {@code [0, 1]}; between the stages pictures are channel-major,
 * {@code [C, N, h, w]}. Odd sides are halved upwards, as TensorFlow's SAME does.
 */
final class EfficientNetLite0Stages {
    /** Channels at the end of each stage. */
    static final List<Integer> CHANNELS = List.of(16, 24, 40);

    private static final String RESOURCE = "efficientnet_lite0_features.safetensors";
    private static final String SHA256 = "8b2a34b6b6e225dd59c5230300b890f05ea44b5c0e17c32ff2572dcf364ad14f";

    private EfficientNetLite0Stages() {}

    static List<Operator> frozen() {
        List<Operator> stages = stages();
        Map<String, float[]> values = PretrainedTensors.read(RESOURCE, SHA256, stages);
        return stages.stream()
                .<Operator>map(stage -> Pretrained.frozen(stage, values))
                .toList();
    }

    private static List<Operator> stages() {
        Operator first = new Sequential(
                new ScaleShift(255.0 / 128, -127.0 / 128),
                ZeroPad.same(3, 2),
                new NamedOperator("stem", new Convolution(3, 32, new Geometry(3, 2, 0))),
                new ChannelMajor(),
                new Relu6(),
                new NamedOperator("block0", filtered(32, 16, 3, 1)));
        Operator second = new Sequential(
                new NamedOperator("block1", expanded(16, 24, 3, 2)),
                new NamedOperator("block2", new ResidualBlock(expanded(24, 24, 3, 1))));
        Operator third = new Sequential(
                new NamedOperator("block3", expanded(24, 40, 5, 2)),
                new NamedOperator("block4", new ResidualBlock(expanded(40, 40, 5, 1))));
        return List.of(first, second, third);
    }

    /** Expands to six times the channels, then as {@link #filtered}. */
    private static Operator expanded(int inputs, int outputs, int kernel, int stride) {
        return new Sequential(
                new NamedOperator("expand", PointwiseConvolution.biased(inputs, 6 * inputs)),
                new Relu6(),
                filtered(6 * inputs, outputs, kernel, stride));
    }

    private static Operator filtered(int inputs, int outputs, int kernel, int stride) {
        return new Sequential(
                ZeroPad.same(kernel, stride),
                new NamedOperator("depthwise", DepthwiseConvolution.biased(inputs, new Geometry(kernel, stride, 0))),
                new Relu6(),
                new NamedOperator("project", PointwiseConvolution.biased(inputs, outputs)));
    }
}
