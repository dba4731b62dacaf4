package io.refocus.learning.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Command line flags: {@code --name value value ...}, or {@code --name} alone; an absent one has a default. */
final class Flags {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if a word precedes the first flag, or a flag is not among the legal ones */
    static Flags parse(List<String> legal, String... words) {
        Flags flags = new Flags();
        List<String> taken = null;
        for (String word : words) {
            if (!word.startsWith("--")) {
                if (taken == null) throw new IllegalArgumentException("got %s; expected a flag".formatted(word));
                taken.add(word);
            } else {
                if (!legal.contains(word))
                    throw new IllegalArgumentException("unknown flag %s; expected one of %s"
                            .formatted(word, String.join(", ", new TreeSet<>(legal))));
                flags.values.put(word, taken = new ArrayList<>());
            }
        }
        return flags;
    }

    /** Whether the first word names a file or a folder instead of a flag. */
    static boolean beginWithFile(String... words) {
        return words.length > 0 && !words[0].startsWith("--");
    }

    /** The flags after the first word. */
    static Flags parseAfterFile(List<String> legal, String... words) {
        return parse(legal, Arrays.copyOfRange(words, 1, words.length));
    }

    /** The flags of both. */
    static List<String> together(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    String text(String flag, String otherwise) {
        if (!has(flag)) return otherwise;
        Iterator<String> words = values.get(flag).iterator();
        if (!words.hasNext()) throw new IllegalArgumentException(flag + " lacks its value");
        String word = words.next();
        if (words.hasNext()) throw new IllegalArgumentException("%s takes one value, got more".formatted(flag));
        return word;
    }

    double number(String flag, double otherwise) {
        String word = text(flag, Double.toString(otherwise));
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is %s; expected a number".formatted(flag, word), e);
        }
    }

    int integer(String flag, int otherwise) {
        return integer(flag, text(flag, Integer.toString(otherwise)));
    }

    List<Integer> integers(String flag, List<Integer> otherwise) {
        if (!has(flag)) return otherwise;
        return values.get(flag).stream().map(word -> integer(flag, word)).toList();
    }

    /** What stands after a flag, as it is written; nothing if it is absent. */
    List<String> words(String flag) {
        if (!has(flag)) return List.of();
        if (values.get(flag).isEmpty()) throw new IllegalArgumentException(flag + " lacks its value");
        return List.copyOf(values.get(flag));
    }

    private static int integer(String flag, String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is %s; expected a whole number".formatted(flag, word), e);
        }
    }
}
