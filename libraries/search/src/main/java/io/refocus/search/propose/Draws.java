package io.refocus.search.propose;

import io.refocus.documents.Digests;
import io.refocus.search.space.Parameter;
import io.refocus.search.space.Space;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well1024a;

/** Random numbers that depend on nothing but what is asked for. */
final class Draws {
    private static final int WORDS = 8; // of 32 bits in a SHA-256
    private static final int DIGITS = 8; // of each, in hex

    private Draws() {}

    /** A stream for each seed, proposal and attempt; no two have to do with each other. */
    static RandomGenerator stream(long seed, int number, int attempt) {
        return named(String.format(Locale.ROOT, "%d/%d/%d", seed, number, attempt));
    }

    /** The stream that shifts a quasi-random sequence. */
    static RandomGenerator shift(long seed) {
        return named(String.format(Locale.ROOT, "%d/shift", seed));
    }

    private static RandomGenerator named(String name) {
        String digest = Digests.sha256(name.getBytes(StandardCharsets.UTF_8));
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = Integer.parseUnsignedInt(digest.substring(i * DIGITS, (i + 1) * DIGITS), 16);
        }
        return new Well1024a(words);
    }

    static Map<String, Object> random(Space space, RandomGenerator random) {
        Map<String, Double> units = new LinkedHashMap<>();
        for (Parameter parameter : space.parameters()) {
            units.put(parameter.path(), random.nextDouble());
        }
        return space.point(units);
    }
}
