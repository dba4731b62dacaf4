package io.refocus.cli.promotion;

import io.refocus.cli.shell.Table;
import io.refocus.workflows.gate.GateNumbers;
import io.refocus.workflows.gate.GatePolicy;
import java.util.Locale;
import java.util.Optional;

/** The gate's measurements beside its requirements. */
public final class GateTable {
    private GateTable() {}

    /** The measurements without a policy, for a champion, which was evaluated when it was promoted. */
    public static String text(GateNumbers numbers) {
        Table table = new Table("TEST PICTURES: " + numbers.pictures(), "PSNR", "SSIM");
        table.row("blurred input", decibels(numbers.blurredPsnrDb()), ssim(numbers.blurredSsim()));
        table.row("restored by the champion", decibels(numbers.restoredPsnrDb()), ssim(numbers.ssim()));
        table.row("gain over the input", signed(numbers.gainDb()), "");
        return table.text();
    }

    public static String text(GateNumbers numbers, GatePolicy policy) {
        Table table = new Table("TEST PICTURES: " + numbers.pictures(), "PSNR", "SSIM", "REQUIRED");
        table.row("blurred input", decibels(numbers.blurredPsnrDb()), ssim(numbers.blurredSsim()), "");
        table.row(
                "restored by the challenger",
                decibels(numbers.restoredPsnrDb()),
                ssim(numbers.ssim()),
                "SSIM at least " + ssim(policy.minimumSsim()));
        table.row("gain over the input", signed(numbers.gainDb()), "", "at least " + signed(policy.minimumGainDb()));
        numbers.sharpInputs()
                .ifPresent(sharp -> table.row(
                        "sharp input, restored", decibels(sharp.psnrDb()), "", noHarm(sharp, policy.noHarm())));
        numbers.championPsnrDb()
                .ifPresent(champion -> table.row(
                        "restored by the champion",
                        decibels(champion),
                        numbers.championSsim().map(GateTable::ssim).orElse(""),
                        String.format(
                                Locale.ROOT,
                                "challenger better in %.1f %% of resamples, required: %.1f %%",
                                100 * numbers.aheadOfChampion().orElse(Double.NaN),
                                100 * policy.bootstrap().confidence())));
        return table.text();
    }

    private static String noHarm(GateNumbers.SharpInputs sharp, Optional<GatePolicy.NoHarm> required) {
        return required.map(limits -> String.format(
                        Locale.ROOT,
                        "at least %s; largest mean shift %+.2f levels, at most %.2f",
                        decibels(limits.minimumPsnrDb()),
                        sharp.shiftLevels(),
                        limits.maximumShiftLevels()))
                .orElse("");
    }

    private static String decibels(double value) {
        return String.format(Locale.ROOT, "%.2f dB", value);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f dB", value);
    }

    private static String ssim(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
