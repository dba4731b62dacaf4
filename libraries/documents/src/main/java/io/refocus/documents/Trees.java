package io.refocus.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records to trees and back to plain values. */
final class Trees {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Trees() {}

    /** An absent {@link Optional} has no key; a variant of a sealed family begins with its {@code type}. */
    static JsonNode of(Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Trees::of).orElse(NODES.nullNode());
        }
        if (value instanceof Record record) {
            return ofRecord(record);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = NODES.objectNode();
            map.forEach((k, v) -> node.set(String.valueOf(k), of(v)));
            return node;
        }
        if (value instanceof Collection<?> values) {
            ArrayNode node = NODES.arrayNode();
            values.forEach(v -> node.add(of(v)));
            return node;
        }
        return ofScalar(value);
    }

    private static JsonNode ofRecord(Record record) {
        ObjectNode node = NODES.objectNode();
        if (variantOfFamily(record.getClass())) {
            node.put("type", Names.kebab(record.getClass().getSimpleName()));
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                JsonNode value = of(component.getAccessor().invoke(record));
                if (!(value.isNull() && component.getType() == Optional.class)) {
                    node.set(component.getName(), value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        "cannot read %s of %s".formatted(component.getName(), record.getClass()), e);
            }
        }
        return node;
    }

    private static boolean variantOfFamily(Class<?> record) {
        for (Class<?> parent : record.getInterfaces()) {
            if (parent.isSealed()) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode ofScalar(Object value) {
        if (value instanceof Enum<?> constant) {
            return NODES.textNode(Names.kebab(constant.name()));
        }
        if (value instanceof CharSequence || value instanceof Path) {
            return NODES.textNode(value.toString());
        }
        if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return NODES.numberNode(((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? NODES.numberNode(number) : NODES.textNode(Double.toString(number));
        }
        throw new IllegalArgumentException("no document form for a value of " + value.getClass());
    }

    /** Text, boolean, long, double, list or map. */
    static Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
            case ARRAY -> {
                List<Object> values = new ArrayList<>();
                node.forEach(e -> values.add(plain(e)));
                yield values;
            }
            case OBJECT -> {
                Map<String, Object> values = new LinkedHashMap<>();
                node.properties().forEach(e -> values.put(e.getKey(), plain(e.getValue())));
                yield values;
            }
            default -> null;
        };
    }

    /** The same tree with the keys of every mapping in order, and whole doubles written as doubles, so that equal content has equal text. */
    static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(e -> copy.add(sorted(e)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        TreeMap<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(e -> fields.put(e.getKey(), sorted(e.getValue())));
        ObjectNode copy = NODES.objectNode();
        fields.forEach(copy::set);
        return copy;
    }
}
