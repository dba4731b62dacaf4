package io.refocus.learning.range;

import java.util.Locale;
import java.util.Optional;

/**
 * A learning rate and how it was found.
 *
 * @param rate two significant digits
 * @param why one sentence
 */
public record RateSuggestion(double rate, String why) {
    private static final double SAFETY = 10;

    static Optional<RateSuggestion> of(Optional<Double> steepestFall, Optional<Double> blownUpAt) {
        Optional<Double> tenth = blownUpAt.map(rate -> rate / SAFETY);
        if (steepestFall.isPresent() && (tenth.isEmpty() || steepestFall.get() <= tenth.get())) {
            String why = format("the loss fell fastest at %s", steepestFall.get())
                    + blownUpAt.map(rate -> format(" and blew up at %s", rate)).orElse(" and did not blow up");
            return Optional.of(new RateSuggestion(rounded(steepestFall.get()), why));
        }
        return tenth.map(rate -> {
            String why = format("the loss blew up at %s, and a tenth of that is taken", blownUpAt.orElseThrow())
                    + steepestFall
                            .map(fall -> format(" because the steepest fall, at %s, is close to it", fall))
                            .orElse(" because it never fell");
            return new RateSuggestion(rounded(rate), why);
        });
    }

    private static String format(String text, double rate) {
        return String.format(Locale.ROOT, text, Double.toString(rounded(rate)));
    }

    private static double rounded(double rate) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1e", rate));
    }
}
