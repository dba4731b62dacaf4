package io.refocus.learning.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.learning.network.GeneratorSpec;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which generator a bench runs. A network takes the sizes it knows and leaves the others.
 *
 * @param net its name in an experiment; {@code paper} for {@code paper9}
 * @param width channels
 * @param blocks residual blocks
 * @param encoder as it is written: blocks of each level on the way down, or the name of one; empty for the network's own
 * @param middle blocks at the bottom
 * @param decoder blocks of each level on the way up
 */
public record NetOptions(String net, int width, int blocks, List<String> encoder, int middle, List<Integer> decoder) {
    static final List<String> FLAGS = List.of("--net", "--width", "--blocks", "--encoder", "--middle", "--decoder");
    private static final List<Integer> ENCODER_BLOCKS = List.of(1, 1, 1, 28);
    private static final NetOptions DEFAULTS = new NetOptions("resnet", 32, 6, List.of(), 1, List.of(1, 1, 1, 1));

    static NetOptions of(Flags flags) {
        return new NetOptions(
                flags.text("--net", DEFAULTS.net),
                flags.integer("--width", DEFAULTS.width),
                flags.integer("--blocks", DEFAULTS.blocks),
                flags.words("--encoder"),
                flags.integer("--middle", DEFAULTS.middle),
                flags.integers("--decoder", DEFAULTS.decoder));
    }

    /**
     * The generator asked for, without dropout.
     *
     * @throws IllegalArgumentException if there is no network of that name, or the encoder is not one for it; the message
     *     lists those there are
     * @throws RuntimeException naming the key if a size is out of range
     */
    public GeneratorSpec spec() {
        String name = net.equals("paper") ? "paper9" : net;
        Map<String, Object> sizes =
                Map.of("width", width, "blocks", blocks, "middle", middle, "decoder", decoder, "dropout", 0);
        Map<String, Object> document = new LinkedHashMap<>(Map.of("type", name));
        for (RecordComponent component : family(name).getRecordComponents()) {
            String key = component.getName();
            if (key.equals("encoder")) document.put(key, encoderOf(component.getType()));
            if (sizes.containsKey(key)) document.put(key, sizes.get(key));
        }
        JsonNode tree = Documents.tree(document);
        return Documents.bind(tree, "--net " + net, GeneratorSpec.class);
    }

    BenchedGenerator generator() {
        return new BenchedGenerator("--net " + net, spec(), Optional.empty());
    }

    /** A name where the network knows a few, otherwise blocks. */
    private Object encoderOf(Class<?> type) {
        return type.isEnum() ? namedEncoder(type) : encoderBlocks();
    }

    private String namedEncoder(Class<?> type) {
        List<String> legal = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        if (encoder.isEmpty()) return legal.get(0);
        String name = String.join(" ", encoder);
        if (legal.contains(name)) return name;
        throw new IllegalValueException(
                "--encoder", name, "one of %s for --net %s".formatted(String.join(", ", legal), net));
    }

    private List<Integer> encoderBlocks() {
        if (encoder.isEmpty()) return ENCODER_BLOCKS;
        try {
            return encoder.stream().map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--encoder is %s; expected whole numbers for --net %s: the blocks of each level, such as 1 1 2"
                            .formatted(String.join(" ", encoder), net),
                    e);
        }
    }

    private static Class<?> family(String name) {
        Class<?>[] networks = GeneratorSpec.class.getPermittedSubclasses();
        return Arrays.stream(networks)
                .filter(network -> kebab(network).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--net is %s; expected one of %s"
                        .formatted(
                                name,
                                Arrays.stream(networks).map(NetOptions::kebab).collect(Collectors.joining(", ")))));
    }

    private static String kebab(Class<?> network) {
        return network.getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
