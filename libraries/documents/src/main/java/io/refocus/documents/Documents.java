package io.refocus.documents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * YAML and JSON as validated records, and back.
 *
 * <p>Components are keys. All are required but {@link java.util.Optional} ones, and no other key is legal; enum constants and
 * the {@code type} of a sealed family's record are lower-kebab. Errors are thrown as {@link BadDocumentException}.
 */
public final class Documents {
    private static final int LARGEST_YAML_BYTES = 1 << 20;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Documents() {}

    public static <T> T readYaml(Path file, Class<T> type) {
        return bind(readTree(file), file.toString(), type);
    }

    public static <T> T readJson(String json, String source, Class<T> type) {
        return bind(parse(JSON, json, source), source, type);
    }

    /**
     * A value in YAML: text, boolean, long, double, list or map.
     *
     * @param source where it stands, for a message
     */
    public static Object yamlValue(String yaml, String source) {
        JsonNode tree = parse(YAML, yaml, source);
        PlainYaml.check(yaml, source);
        return Trees.plain(tree);
    }

    /** Parses a YAML file of at most 1 MiB. */
    public static JsonNode readTree(Path yaml) {
        try {
            if (Files.size(yaml) > LARGEST_YAML_BYTES) {
                throw new BadDocumentException(
                        yaml.toString(), "", Files.size(yaml) + " bytes", "a YAML file of at most 1 MiB");
            }
            String text = Files.readString(yaml, StandardCharsets.UTF_8);
            JsonNode tree = parse(YAML, text, yaml.toString());
            PlainYaml.check(text, yaml.toString());
            return tree;
        } catch (MalformedInputException e) {
            throw new BadDocumentException(yaml.toString(), "", "bytes that are not UTF-8", "a YAML file");
        } catch (IOException e) {
            String got = Files.isDirectory(yaml)
                    ? "a folder"
                    : Files.exists(yaml) ? "a file that cannot be read" : "no such file";
            throw new BadDocumentException(yaml.toString(), "", got, "a YAML file");
        }
    }

    public static <T> T bind(JsonNode tree, String source, Class<T> type) {
        return type.cast(new Binder(source).bind(tree, type, ""));
    }

    /** The tree of a record, every key present. */
    public static JsonNode tree(Object value) {
        return Trees.of(value);
    }

    /**
     * A copy with one value set. Keys that a mapping does not have are added: whether they are legal is for {@link #bind} to
     * say, which knows the optional ones.
     *
     * @param dottedPath {@code generatorOptimiser.learningRate.rate}; a number finds an element of a list
     * @throws BadDocumentException if a list has no such element, or a key is below a plain value
     */
    public static JsonNode with(JsonNode document, String dottedPath, JsonNode value) {
        JsonNode copy = document.deepCopy();
        String[] keys = dottedPath.split("\\.", -1);
        JsonNode at = copy;
        for (int i = 0; i < keys.length; i++) {
            boolean last = i == keys.length - 1;
            JsonNode present = child(at, keys[i], dottedPath);
            JsonNode next = last ? value : present == null ? JSON.createObjectNode() : present;
            set(at, keys[i], next);
            at = next;
        }
        return copy;
    }

    private static JsonNode child(JsonNode at, String key, String dottedPath) {
        if (at.isObject()) {
            return at.get(key);
        }
        Set<String> legal = keysOf(at);
        if (!legal.contains(key)) {
            String expected = legal.isEmpty() ? "no key below a plain value" : "one of " + String.join(", ", legal);
            throw new BadDocumentException(dottedPath, key, "an unknown key", expected);
        }
        return at.get(Integer.parseInt(key));
    }

    private static void set(JsonNode at, String key, JsonNode value) {
        if (at instanceof ArrayNode list) {
            list.set(Integer.parseInt(key), value);
        } else {
            ((ObjectNode) at).set(key, value);
        }
    }

    /** Pretty, ends with a newline. */
    public static String json(Object value) {
        return write(JSON.writerWithDefaultPrettyPrinter(), Trees.of(value)) + "\n";
    }

    /** Keys sorted, no white space: equal content has equal text. */
    public static String canonicalJson(Object value) {
        return write(JSON.writer(), Trees.sorted(Trees.of(value)));
    }

    /** SHA-256, lower-case hex, of {@link #canonicalJson}. */
    public static String digest(Object value) {
        return Digests.sha256(canonicalJson(value).getBytes(StandardCharsets.UTF_8));
    }

    private static String write(com.fasterxml.jackson.databind.ObjectWriter writer, JsonNode tree) {
        try {
            return writer.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree always has a text", e);
        }
    }

    private static JsonNode parse(ObjectMapper mapper, String text, String source) {
        try {
            JsonNode tree = mapper.readTree(text);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw new BadDocumentException(source, "", "nothing", "a mapping");
            }
            return tree;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            " at line %d, column %d",
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr());
            throw new BadDocumentException(
                    source,
                    "",
                    e.getOriginalMessage().lines().findFirst().orElse("") + where,
                    "well-formed " + (mapper == YAML ? "YAML" : "JSON"));
        }
    }

    private static Set<String> keysOf(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            keys.add(Integer.toString(i));
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
        return keys;
    }
}
