package io.refocus.learning.network;

import io.refocus.learning.layer.BatchNorm;
import io.refocus.learning.layer.ChannelMajor;
import io.refocus.learning.layer.ChannelMajorAdapter;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.DepthwiseConvolution;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.NamedOperator;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.PointwiseConvolution;
import io.refocus.learning.layer.Relu6;
import io.refocus.learning.layer.ResidualBlock;
import io.refocus.learning.layer.ScaleShift;
import io.refocus.learning.layer.Sequential;
import java.util.ArrayList;
import java.util.List;

/**
 * The stem and the first fifteen blocks of MobileNetV2 (arXiv:1801.04381) in five stages that end at a half to a 32nd of
 * the side, with batch norm; 1,017,792 trained parameters. The first stage takes {@code [N, 3, H, W]} in {@code [0, 1]};
 * between the stages pictures are channel-major.
 */
final class MobileNetV2Stages {
    private static final double EPSILON = 1e-5;

    /** Rows of the published table: expansion, channels, blocks, stride of the first block, and the stage it belongs to. */
    private record Row(int expansion, int channels, int blocks, int stride, int stage) {}

    private static final List<Row> TABLE = List.of(
            new Row(1, 16, 1, 1, 0),
            new Row(6, 24, 2, 2, 1),
            new Row(6, 32, 3, 2, 2),
            new Row(6, 64, 4, 2, 3),
            new Row(6, 96, 3, 1, 4),
            new Row(6, 160, 2, 2, 4));
    private static final int STAGES = 5;
    private static final int STEM = 32;

    private final int divisor;

    /** @param divisor of all widths; 1 for the published ones */
    MobileNetV2Stages(int divisor) {
        this.divisor = divisor;
    }

    private int width(int published) {
        return Math.max(1, published / divisor);
    }

    /** Channels at the end of each stage. */
    List<Integer> channels() {
        return List.of(width(16), width(24), width(32), width(64), width(160));
    }

    List<Operator> stages() {
        List<List<Operator>> stages = new ArrayList<>();
        for (int i = 0; i < STAGES; i++) stages.add(new ArrayList<>());
        stages.get(0)
                .addAll(List.of(
                        new ScaleShift(2, -1),
                        new NamedOperator("stem", Convolution.plain(3, width(STEM), new Geometry(3, 2, 1))),
                        new ChannelMajor(),
                        new NamedOperator("stem", norm(width(STEM))),
                        new Relu6()));
        int channels = width(STEM);
        int index = 0;
        for (Row row : TABLE)
            for (int i = 0; i < row.blocks(); i++) {
                Operator block = block(channels, row, i == 0 ? row.stride() : 1);
                stages.get(row.stage()).add(new NamedOperator("block" + index++, block));
                channels = width(row.channels());
            }
        return stages.stream()
                .<Operator>map(stage -> new Sequential(stage.toArray(Operator[]::new)))
                .toList();
    }

    private Operator block(int inputs, Row row, int stride) {
        int hidden = inputs * row.expansion();
        int outputs = width(row.channels());
        List<Operator> operators = new ArrayList<>();
        if (row.expansion() > 1)
            operators.add(new NamedOperator(
                    "expand", new Sequential(PointwiseConvolution.plain(inputs, hidden), norm(hidden), new Relu6())));
        Geometry geometry = new Geometry(3, stride, 1);
        operators.add(new NamedOperator(
                "depthwise", new Sequential(DepthwiseConvolution.plain(hidden, geometry), norm(hidden), new Relu6())));
        operators.add(new NamedOperator(
                "project", new Sequential(PointwiseConvolution.plain(hidden, outputs), norm(outputs))));
        Operator chain = new Sequential(operators.toArray(Operator[]::new));
        return stride == 1 && inputs == outputs ? new ResidualBlock(chain) : chain;
    }

    /** Batch norm of channel-major pictures. */
    private static Operator norm(int channels) {
        return new ChannelMajorAdapter(new BatchNorm(channels, EPSILON));
    }
}
