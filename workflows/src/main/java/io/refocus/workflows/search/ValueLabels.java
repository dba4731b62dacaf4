package io.refocus.workflows.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The labels of one axis's values. */
final class ValueLabels {
    private static final String TYPE = "type";
    private static final BigDecimal SMALLEST_PLAIN = new BigDecimal("0.0001");
    private static final BigDecimal LARGEST_PLAIN = new BigDecimal("10000000");

    private final List<Object> values;

    ValueLabels(List<Object> values) {
        this.values = List.copyOf(values);
    }

    /** What tells the value from the others; all of it where nothing less does, or where no other is known. */
    String of(Object value) {
        List<Object> others = without(value);
        if (others.isEmpty()) {
            return whole(value);
        }
        String brief = brief(value, others);
        if (others.stream().noneMatch(other -> brief(other, without(other)).equals(brief))) {
            return brief;
        }
        String whole = whole(value);
        return others.stream().noneMatch(other -> whole(other).equals(whole)) ? whole : value.toString();
    }

    private List<Object> without(Object value) {
        return values.stream().filter(other -> !other.equals(value)).toList();
    }

    /** Every field: {@code cosine(start=0.002, end=1e-6)}. */
    static String whole(Object value) {
        if (value instanceof Map<?, ?> map) {
            return mapping(
                    map,
                    map.entrySet().stream()
                            .filter(field -> !TYPE.equals(field.getKey()))
                            .map(field -> field.getKey() + "=" + whole(field.getValue())));
        }
        if (value instanceof List<?> list) {
            return list(list, list.stream().map(ValueLabels::whole));
        }
        return scalar(value);
    }

    /** The fields that differ from others of the same type. */
    private static String brief(Object value, List<Object> others) {
        if (value instanceof Map<?, ?> map) {
            List<? extends Map<?, ?>> alike = others.stream()
                    .filter(Map.class::isInstance)
                    .map(other -> (Map<?, ?>) other)
                    .filter(other -> Objects.equals(other.get(TYPE), map.get(TYPE)))
                    .toList();
            return mapping(
                    map,
                    map.entrySet().stream()
                            .filter(field -> !TYPE.equals(field.getKey()))
                            .filter(field -> alike.stream()
                                    .anyMatch(other -> !field.getValue().equals(other.get(field.getKey()))))
                            .map(field ->
                                    field.getKey() + "=" + brief(field.getValue(), values(alike, field.getKey()))));
        }
        if (value instanceof List<?> list) {
            List<Object> elements = others.stream()
                    .filter(List.class::isInstance)
                    .flatMap(other -> ((List<?>) other).stream())
                    .map(Object.class::cast)
                    .toList();
            return list(list, list.stream().map(element -> brief(element, elements)));
        }
        return scalar(value);
    }

    private static List<Object> values(List<? extends Map<?, ?>> mappings, Object key) {
        return mappings.stream()
                .<Object>map(other -> other.get(key))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String mapping(Map<?, ?> map, Stream<String> fields) {
        Object type = map.get(TYPE);
        String inside = fields.collect(Collectors.joining(", "));
        return type != null && inside.isEmpty() ? type.toString() : (type == null ? "" : type) + "(" + inside + ")";
    }

    /** Objects are joined by a plus, as terms of a sum; numbers and words by commas. */
    private static String list(List<?> list, Stream<String> elements) {
        boolean objects = !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
        return objects
                ? elements.collect(Collectors.joining("+"))
                : elements.collect(Collectors.joining(",", "[", "]"));
    }

    private static String scalar(Object value) {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            return String.valueOf(value);
        }
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
        BigDecimal size = exact.abs();
        if (exact.signum() == 0 || size.compareTo(SMALLEST_PLAIN) >= 0 && size.compareTo(LARGEST_PLAIN) < 0) {
            return exact.toPlainString();
        }
        int exponent = exact.precision() - exact.scale() - 1;
        return exact.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
