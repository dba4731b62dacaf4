package io.refocus.learning.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.learning.network.GeneratorSpec;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which generator a bench runs. A network takes the sizes it knows and leaves the others.
 *
 * @param net its name in an experiment; {@code paper} for {@code paper9}
 * @param width channels
 * @param blocks residual blocks
 * @param encoder blocks of each level on the way down
 * @param middle blocks at the bottom
 * @param decoder blocks of each level on the way up
 */
public record NetOptions(String net, int width, int blocks, List<Integer> encoder, int middle, List<Integer> decoder) {
    static final List<String> FLAGS = List.of("--net", "--width", "--blocks", "--encoder", "--middle", "--decoder");
    private static final NetOptions DEFAULTS =
            new NetOptions("resnet", 32, 6, List.of(1, 1, 1, 28), 1, List.of(1, 1, 1, 1));

    static NetOptions of(Flags flags) {
        return new NetOptions(
                flags.text("--net", DEFAULTS.net),
                flags.integer("--width", DEFAULTS.width),
                flags.integer("--blocks", DEFAULTS.blocks),
                flags.integers("--encoder", DEFAULTS.encoder),
                flags.integer("--middle", DEFAULTS.middle),
                flags.integers("--decoder", DEFAULTS.decoder));
    }

    /**
     * The generator asked for, without dropout.
     *
     * @throws IllegalArgumentException if there is no network of that name; the message lists those there are
     * @throws RuntimeException naming the key if a size is out of range
     */
    public GeneratorSpec spec() {
        String name = net.equals("paper") ? "paper9" : net;
        Map<String, Object> sizes = Map.of(
                "width", width, "blocks", blocks, "encoder", encoder, "middle", middle, "decoder", decoder, "dropout",
                0);
        Map<String, Object> document = new LinkedHashMap<>(Map.of("type", name));
        for (RecordComponent component : family(name).getRecordComponents())
            if (sizes.containsKey(component.getName()))
                document.put(component.getName(), sizes.get(component.getName()));
        JsonNode tree = Documents.tree(document);
        return Documents.bind(tree, "--net " + net, GeneratorSpec.class);
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
