package io.refocus.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Binds a tree to records, strictly: every key of a record is required unless its component is an {@link Optional},
 * and no other key is allowed. A sealed interface is told apart by the key {@code type}.
 */
final class Binder {
    private static final String TYPE = "type";

    private final String source;

    Binder(String source) {
        this.source = source;
    }

    Object bind(JsonNode node, Type type, String key) {
        if (type instanceof ParameterizedType generic) {
            return bindGeneric(node, generic, key);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == JsonNode.class) {
            return node;
        }
        if (node.isNull()) {
            throw bad(key, "nothing", expected(raw));
        }
        if (raw.isRecord()) {
            return bindRecord(node, raw, key, false);
        }
        if (raw.isSealed()) {
            return bindVariant(node, raw, key);
        }
        if (raw.isEnum()) {
            return bindConstant(node, raw, key);
        }
        return bindScalar(node, raw, key);
    }

    private Object bindGeneric(JsonNode node, ParameterizedType type, String key) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return node.isNull() ? Optional.empty() : Optional.of(bind(node, arguments[0], key));
        }
        if (type.getRawType() == List.class) {
            expect(node.isArray(), node, key, "a list");
            List<Object> values = new ArrayList<>();
            for (JsonNode element : node) {
                values.add(bind(element, arguments[0], String.format(Locale.ROOT, "%s[%d]", key, values.size())));
            }
            return List.copyOf(values);
        }
        if (type.getRawType() == Map.class) {
            expect(node.isObject(), node, key, "a mapping");
            Map<String, Object> values = new LinkedHashMap<>();
            node.properties()
                    .forEach(e -> values.put(e.getKey(), bind(e.getValue(), arguments[1], join(key, e.getKey()))));
            return java.util.Collections.unmodifiableMap(values);
        }
        throw new IllegalArgumentException("no document form for %s at %s".formatted(type, key));
    }

    private Object bindVariant(JsonNode node, Class<?> family, String key) {
        Map<String, Class<?>> variants = variants(family);
        String legal = "one of " + String.join(", ", variants.keySet());
        expect(node.isObject(), node, key, "a mapping with the key 'type', " + legal);
        JsonNode name = node.path(TYPE);
        if (name.isMissingNode()) {
            throw bad(join(key, TYPE), "nothing", legal);
        }
        Class<?> variant = variants.get(name.asText());
        if (variant == null) {
            throw bad(join(key, TYPE), show(name), legal);
        }
        return bindRecord(node, variant, key, true);
    }

    private Object bindRecord(JsonNode node, Class<?> record, String key, boolean typed) {
        expect(node.isObject(), node, key, "a mapping");
        RecordComponent[] components = record.getRecordComponents();
        List<String> legal =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        node.fieldNames().forEachRemaining(name -> {
            if (!legal.contains(name) && !(typed && name.equals(TYPE))) {
                throw new BadDocumentException(
                        source, join(key, name), "an unknown key", "one of " + String.join(", ", new TreeSet<>(legal)));
            }
        });
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = bindComponent(node, components[i], key);
        }
        return construct(record, components, values, key);
    }

    private Object bindComponent(JsonNode node, RecordComponent component, String key) {
        JsonNode value = node.get(component.getName());
        String path = join(key, component.getName());
        if (value != null) {
            return bind(value, component.getGenericType(), path);
        }
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        throw bad(path, "nothing", expected(component.getType()));
    }

    private Object construct(Class<?> record, RecordComponent[] components, Object[] values, String key) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalValueException illegal) {
                throw bad(join(key, illegal.key()), illegal.got(), illegal.legal());
            }
            throw new BadDocumentException(
                    source,
                    key,
                    "values that fit together",
                    String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + record.getName(), e);
        }
    }

    private Object bindConstant(JsonNode node, Class<?> type, String key) {
        Map<String, Object> constants = constants(type);
        Object constant = node.isTextual() ? constants.get(node.textValue()) : null;
        if (constant == null) {
            throw bad(key, show(node), "one of " + String.join(", ", constants.keySet()));
        }
        return constant;
    }

    private static Map<String, Object> constants(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(Names.kebab(((Enum<?>) constant).name()), constant);
        }
        return constants;
    }

    private Object bindScalar(JsonNode node, Class<?> type, String key) {
        if (type == String.class || type == Path.class) {
            expect(node.isTextual(), node, key, "text");
            return type == Path.class ? Path.of(node.textValue()) : node.textValue();
        }
        if (type == boolean.class || type == Boolean.class) {
            expect(node.isBoolean(), node, key, "true or false");
            return node.booleanValue();
        }
        if (type == int.class || type == Integer.class) {
            expect(node.isIntegralNumber() && node.canConvertToInt(), node, key, "a whole number");
            return node.intValue();
        }
        if (type == long.class || type == Long.class) {
            expect(node.isIntegralNumber() && node.canConvertToLong(), node, key, "a whole number");
            return node.longValue();
        }
        if (type == double.class || type == Double.class) {
            return bindDouble(node, key);
        }
        if (type == Object.class) {
            return Trees.plain(node);
        }
        throw new IllegalArgumentException("no document form for %s at %s".formatted(type, key));
    }

    private double bindDouble(JsonNode node, String key) {
        if (node.isTextual() && List.of("Infinity", "-Infinity", "NaN").contains(node.textValue())) {
            return Double.parseDouble(node.textValue());
        }
        expect(node.isNumber(), node, key, "a number");
        return node.doubleValue();
    }

    static Map<String, Class<?>> variants(Class<?> family) {
        return records(family)
                .collect(
                        Collectors.toMap(r -> Names.kebab(r.getSimpleName()), r -> r, (a, b) -> a, LinkedHashMap::new));
    }

    private static Stream<Class<?>> records(Class<?> family) {
        return family.isRecord()
                ? Stream.of(family)
                : Arrays.stream(family.getPermittedSubclasses()).flatMap(Binder::records);
    }

    private void expect(boolean holds, JsonNode node, String key, String legal) {
        if (!holds) {
            throw bad(key, show(node), legal);
        }
    }

    private BadDocumentException bad(String key, String got, String legal) {
        return new BadDocumentException(source, key, got, legal);
    }

    private static String join(String key, String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    private static String show(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> "nothing";
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            default -> node.toString();
        };
    }

    private static String expected(Class<?> type) {
        if (type.isSealed() && type.isInterface()) {
            return "a mapping with the key 'type', one of "
                    + String.join(", ", variants(type).keySet());
        }
        if (type.isRecord() || type == Map.class) {
            return "a mapping";
        }
        if (type == List.class) {
            return "a list";
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", constants(type).keySet());
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type)
                ? "a value (" + type.getSimpleName() + ")"
                : "a value";
    }
}
