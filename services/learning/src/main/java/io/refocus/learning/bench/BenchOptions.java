package io.refocus.learning.bench;

import io.refocus.documents.Legal;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Paper9;
import io.refocus.learning.network.Residual;
import io.refocus.learning.network.Resnet;
import java.util.Arrays;
import java.util.Iterator;

/**
 * What {@link TrainStepBench} trains.
 *
 * @param net {@code paper}, {@code resnet} or {@code residual}
 * @param width channels of the generator
 * @param blocks residual blocks of the generator
 * @param size side of the pictures, pixels
 * @param batch pictures in a step
 * @param discriminatorWidth channels of the discriminator
 * @param adversary whether a discriminator trains too
 * @param seconds how long to measure
 */
public record BenchOptions(
        String net,
        int width,
        int blocks,
        int size,
        int batch,
        int discriminatorWidth,
        boolean adversary,
        double seconds) {
    public BenchOptions {
        Legal.range("--size", size, 16, 4096);
        Legal.range("--batch", batch, 1, 1024);
        Legal.range("--seconds", seconds, 0, 86_400);
    }

    /** The PyTorch peer's defaults: a GAN step of {@code resnet} 32/6, 128 px, batch 4. */
    public static BenchOptions defaults() {
        return new BenchOptions("resnet", 32, 6, 128, 4, 64, true, 20);
    }

    /**
     * Reads {@code --net --width --blocks --size --batch --d-width --seconds}, each followed by its value, and
     * {@code --no-adversary}.
     *
     * @throws IllegalArgumentException if a flag is unknown, lacks its value or the value is out of range
     */
    public static BenchOptions parse(String... args) {
        BenchOptions options = defaults();
        for (Iterator<String> left = Arrays.asList(args).iterator(); left.hasNext(); )
            options = options.with(left.next(), left);
        return options;
    }

    private BenchOptions with(String flag, Iterator<String> left) {
        if (flag.equals("--no-adversary"))
            return new BenchOptions(net, width, blocks, size, batch, discriminatorWidth, false, seconds);
        if (!left.hasNext()) throw new IllegalArgumentException(flag + " lacks its value");
        String value = left.next();
        return switch (flag) {
            case "--net" -> new BenchOptions(value, width, blocks, size, batch, discriminatorWidth, adversary, seconds);
            case "--width" ->
                new BenchOptions(
                        net, Integer.parseInt(value), blocks, size, batch, discriminatorWidth, adversary, seconds);
            case "--blocks" ->
                new BenchOptions(
                        net, width, Integer.parseInt(value), size, batch, discriminatorWidth, adversary, seconds);
            case "--size" ->
                new BenchOptions(
                        net, width, blocks, Integer.parseInt(value), batch, discriminatorWidth, adversary, seconds);
            case "--batch" ->
                new BenchOptions(
                        net, width, blocks, size, Integer.parseInt(value), discriminatorWidth, adversary, seconds);
            case "--d-width" ->
                new BenchOptions(net, width, blocks, size, batch, Integer.parseInt(value), adversary, seconds);
            case "--seconds" ->
                new BenchOptions(
                        net, width, blocks, size, batch, discriminatorWidth, adversary, Double.parseDouble(value));
            default ->
                throw new IllegalArgumentException(
                        "unknown flag %s; expected --net, --width, --blocks, --size, --batch, --d-width, --no-adversary or --seconds"
                                .formatted(flag));
        };
    }

    /** The generator asked for. */
    public GeneratorSpec generator() {
        return switch (net) {
            case "paper" -> new Paper9();
            case "resnet" -> new Resnet(width, blocks, 0);
            case "residual" -> new Residual(width, blocks);
            default ->
                throw new IllegalArgumentException("--net is %s; expected paper, resnet or residual".formatted(net));
        };
    }
}
