package io.refocus.workflows.gate;

import io.refocus.documents.Legal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The gate: a pure function of policy and measurements. */
public final class GateDecision {
    private static final int MOST_NAMED = 5;

    private GateDecision() {}

    /**
     * Pictures that show no blur are named and do not count; where none shows blur, nothing passes.
     *
     * @param rows one a test picture, at least one; either all or none have the champion's values
     */
    public static GateVerdict decide(GatePolicy policy, List<GateRow> rows) {
        List<GateRow> counted =
                Legal.nonEmpty("rows", rows).stream().filter(GateRow::showsBlur).toList();
        if (counted.isEmpty()) {
            return new GateVerdict(false, "NO BLUR: no test picture differs from its sharp one", numbers(policy, rows));
        }
        GateVerdict verdict = decideByCounted(policy, counted);
        return counted.size() == rows.size()
                ? verdict
                : new GateVerdict(verdict.passed(), verdict.reason() + "; " + leftOut(rows), verdict.numbers());
    }

    private static String leftOut(List<GateRow> rows) {
        List<String> names = rows.stream()
                .filter(row -> !row.showsBlur())
                .map(GateRow::picture)
                .toList();
        String more = names.size() > MOST_NAMED ? " and %s more".formatted(names.size() - MOST_NAMED) : "";
        return "not counted, for want of blur: %s of %s test pictures (%s%s)"
                .formatted(
                        names.size(),
                        rows.size(),
                        String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size()))),
                        more);
    }

    private static GateVerdict decideByCounted(GatePolicy policy, List<GateRow> rows) {
        GateNumbers numbers = numbers(policy, rows);
        boolean gains = numbers.gainDb() >= policy.minimumGainDb();
        boolean similar = numbers.ssim() >= policy.minimumSsim();
        boolean ahead = numbers.aheadOfChampion()
                .map(share -> share >= policy.bootstrap().confidence())
                .orElse(true);
        List<String> reasons = new ArrayList<>(List.of(
                text(
                        gains,
                        "gain over the blurred pictures is %.2f dB, required: %.2f",
                        numbers.gainDb(),
                        policy.minimumGainDb()),
                text(similar, "SSIM is %.4f, required: %.4f", numbers.ssim(), policy.minimumSsim()),
                numbers.aheadOfChampion()
                        .map(share -> text(
                                ahead,
                                "better than the champion in %.1f %% of the resamples, required: %.1f %%",
                                100 * share,
                                100 * policy.bootstrap().confidence()))
                        .orElse("no champion to compare with")));
        boolean harmless = policy.noHarm()
                .map(required -> harmless(required, numbers.sharpInputs().orElseThrow(), reasons))
                .orElse(true);
        return new GateVerdict(gains && similar && ahead && harmless, String.join("; ", reasons), numbers);
    }

    /** Adds its two reasons. */
    private static boolean harmless(
            GatePolicy.NoHarm required, GateNumbers.SharpInputs sharpInputs, List<String> reasons) {
        boolean close = sharpInputs.psnrDb() >= required.minimumPsnrDb();
        boolean even = Math.abs(sharpInputs.shiftLevels()) <= required.maximumShiftLevels();
        reasons.add(text(
                close,
                "sharp pictures come back at %.2f dB to themselves, required: %.2f",
                sharpInputs.psnrDb(),
                required.minimumPsnrDb()));
        reasons.add(String.format(
                Locale.ROOT,
                (even ? "" : "TOO LARGE: ") + "the largest mean shift is %+.2f levels, allowed: %.2f (%s)",
                sharpInputs.shiftLevels(),
                required.maximumShiftLevels(),
                sharpInputs.shiftedMost()));
        return close && even;
    }

    private static GateNumbers numbers(GatePolicy policy, List<GateRow> rows) {
        double restored = mean(rows, GateRow::challengerPsnrDb);
        double blurred = mean(rows, GateRow::blurredPsnrDb);
        boolean champion = rows.stream().allMatch(row -> row.championPsnrDb().isPresent());
        return new GateNumbers(
                rows.size(),
                restored,
                blurred,
                restored - blurred,
                mean(rows, GateRow::challengerSsim),
                mean(rows, GateRow::blurredSsim),
                when(champion, () -> mean(rows, row -> row.championPsnrDb().orElseThrow())),
                when(champion, () -> mean(rows, row -> row.championSsim().orElseThrow())),
                when(champion, () -> PairedBootstrap.aheadShare(lead(rows), policy.bootstrap())),
                policy.noHarm().map(required -> sharpInputs(rows)));
    }

    private static GateNumbers.SharpInputs sharpInputs(List<GateRow> rows) {
        GateRow shiftedMost = rows.stream()
                .max(Comparator.comparingDouble(row -> Math.abs(sharpInput(row).shiftLevels())))
                .orElseThrow();
        return new GateNumbers.SharpInputs(
                mean(rows, row -> sharpInput(row).psnrDb()),
                sharpInput(shiftedMost).shiftLevels(),
                shiftedMost.picture());
    }

    private static GateRow.SharpInput sharpInput(GateRow row) {
        return row.sharpInput()
                .orElseThrow(() -> new IllegalArgumentException("the policy asks for sharp inputs, and picture "
                        + row.picture() + " has none; expected one in every row"));
    }

    /** Mean difference to the champion for each scene, in the order of names: pictures of one scene are not independent. */
    private static double[] lead(List<GateRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        GateRow::scene,
                        TreeMap::new,
                        Collectors.averagingDouble(row ->
                                row.challengerPsnrDb() - row.championPsnrDb().orElseThrow())))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double mean(List<GateRow> rows, ToDoubleFunction<GateRow> value) {
        return rows.stream().mapToDouble(value).average().orElseThrow();
    }

    private static Optional<Double> when(boolean present, java.util.function.Supplier<Double> value) {
        return present ? Optional.of(value.get()) : Optional.empty();
    }

    private static String text(boolean holds, String pattern, Object... values) {
        return (holds ? "" : "TOO LOW: ") + String.format(Locale.ROOT, pattern, values);
    }
}
