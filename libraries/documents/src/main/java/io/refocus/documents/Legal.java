package io.refocus.documents;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The checks for compact constructors. Each returns its value, or throws {@link IllegalValueException}. */
public final class Legal {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Legal() {}

    public static int range(String key, int value, int low, int high) {
        return (int) range(key, (long) value, low, high);
    }

    public static long range(String key, long value, long low, long high) {
        if (value < low || value > high) {
            throw new IllegalValueException(
                    key,
                    value,
                    high == Long.MAX_VALUE
                            ? "at least " + low
                            : String.format(Locale.ROOT, "from %d to %d", low, high));
        }
        return value;
    }

    /** Both ends are allowed; NaN is not. */
    public static double range(String key, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalValueException(key, value, "a number from %s to %s".formatted(low, high));
        }
        return value;
    }

    public static double positive(String key, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalValueException(key, value, "a finite number above 0");
        }
        return value;
    }

    public static int multiple(String key, int value, int of) {
        if (value % of != 0) {
            throw new IllegalValueException(key, value, "a multiple of " + of);
        }
        return value;
    }

    /** A name that may stand in object keys, workflow ids and addresses. */
    public static String name(String key, String value) {
        if (!NAME.matcher(required(key, value)).matches()) {
            throw new IllegalValueException(
                    key, '"' + value + '"', "1 to 63 of a-z, 0-9 and '-', beginning with a letter or digit");
        }
        return value;
    }

    /** A digest as {@link Digests} writes it. */
    public static String sha256(String key, String value) {
        if (!SHA256.matcher(required(key, value)).matches()) {
            throw new IllegalValueException(key, value, "64 digits 0-9 and a-f");
        }
        return value;
    }

    public static String text(String key, String value) {
        if (required(key, value).isBlank()) {
            throw new IllegalValueException(key, "blank text", "some text");
        }
        return value;
    }

    /** An unmodifiable copy. */
    public static <T> List<T> nonEmpty(String key, List<T> values) {
        if (required(key, values).isEmpty()) {
            throw new IllegalValueException(key, "an empty list", "at least one element");
        }
        return List.copyOf(values);
    }

    public static <T> T required(String key, T value) {
        if (value == null) {
            throw new IllegalValueException(key, "nothing", "a value");
        }
        return value;
    }
}
