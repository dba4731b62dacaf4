package io.refocus.application.tracking;

import io.refocus.workflows.search.AxisLabels;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.TrialProgress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A finished sweep's leaderboard as MLflow shows it.
 *
 * @param blurredPsnrDb PSNR of the blurred validation pictures themselves; known once a trial has a result
 */
record Leaderboard(SweepProgress sweep, Optional<Double> blurredPsnrDb) {
    private static final int LONGEST_NOTE_ROWS = 25; // MLflow keeps 8,000 characters of a description

    /** A table with all trials, best first. */
    String csv() {
        AxisLabels labels = labels();
        return sweep.trials().stream()
                .map(trial -> String.join(
                        ",",
                        trial.trialId(),
                        state(trial),
                        Long.toString(trial.steps()),
                        number("%.4f", trial.valPsnrDb()),
                        number("%.4f", gainDb(trial)),
                        number("%.5f", trial.valSsim()),
                        number("%.1f", trial.seconds()),
                        quoted(labels.text(trial.parameters())),
                        quoted(trial.error().orElse(""))))
                .collect(Collectors.joining(
                        "\n", "trial,state,steps,valPsnrDb,valGainDb,valSsim,seconds,parameters,error\n", "\n"));
    }

    /**
     * A description in Markdown: the best trial, then the leaderboard.
     *
     * @param pages of the trials' runs, by trial
     */
    String note(Map<String, String> pages) {
        AxisLabels labels = labels();
        String best = sweep.best()
                .map(trial -> "Best: **%s**, %s dB%s.\n\n"
                        .formatted(
                                link(name(labels, trial), pages.get(trial.trialId())),
                                number("%.2f", trial.valPsnrDb()),
                                gainDb(trial)
                                        .map(gain -> ", " + number("%+.2f", Optional.of(gain))
                                                + " dB over the blurred pictures")
                                        .orElse("")))
                .orElse("No trial has a result.\n\n");
        List<TrialProgress> shown =
                sweep.trials().stream().limit(LONGEST_NOTE_ROWS).toList();
        String rows = shown.stream()
                .map(trial -> "| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                link(name(labels, trial), pages.get(trial.trialId())),
                                state(trial),
                                number("%.2f", trial.valPsnrDb()),
                                number("%+.2f", gainDb(trial)),
                                number("%.4f", trial.valSsim())))
                .collect(Collectors.joining());
        int more = sweep.trials().size() - shown.size();
        return best + "| trial | state | PSNR, dB | gain, dB | SSIM |\n|---|---|---|---|---|\n" + rows
                + (more > 0 ? "\n" + more + " more in leaderboard.csv.\n" : "");
    }

    private Optional<Double> gainDb(TrialProgress trial) {
        return trial.valPsnrDb().flatMap(db -> blurredPsnrDb.map(blurred -> db - blurred));
    }

    private AxisLabels labels() {
        return AxisLabels.of(
                sweep.trials().stream().map(TrialProgress::parameters).toList());
    }

    private static String name(AxisLabels labels, TrialProgress trial) {
        return trial.parameters().isEmpty() ? trial.trialId() : labels.text(trial.parameters());
    }

    private static String link(String text, String page) {
        String shown = text.replace("|", "\\|");
        return page == null ? shown : "[%s](%s)".formatted(shown, page);
    }

    private static String state(TrialProgress trial) {
        return trial.state().name().toLowerCase(Locale.ROOT);
    }

    private static String number(String format, Optional<Double> value) {
        return value.filter(Double::isFinite)
                .map(number -> String.format(Locale.ROOT, format, number))
                .orElse("");
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\v]*")
                ? text
                : '"' + text.replace("\"", "\"\"").replaceAll("\\R", " ") + '"';
    }
}
