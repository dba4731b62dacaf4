package io.refocus.cli.sweep;

import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.BoardRow;
import io.refocus.cli.shell.Table;
import io.refocus.workflows.search.AxisLabels;
import java.util.Locale;
import java.util.Optional;

/** A board as a table: best trial on top, the identity baseline at the bottom, and why each trial is what it is. */
public final class BoardTable {
    private BoardTable() {}

    public static String text(Board board) {
        Table table = new Table(
                "TRIAL", "STATE", "ATTEMPTS", "STEPS", "VAL PSNR", "GAIN", "VAL SSIM", "SECONDS", "PARAMETERS", "WHY");
        AxisLabels labels = board.labels();
        for (BoardRow trial : board.trials()) {
            table.row(
                    trial.trialId(),
                    state(trial),
                    trial.attempts(),
                    String.format(Locale.ROOT, "%d/%d", trial.steps(), trial.totalSteps()),
                    number("%.2f dB", trial.valPsnrDb()),
                    number("%+.2f dB", trial.gainDb()),
                    number("%.4f", trial.valSsim()),
                    number("%.0f", trial.seconds()),
                    labels.text(trial.parameters()),
                    oneLine(trial.reason()));
        }
        board.blurred()
                .ifPresent(scores -> table.row(
                        "blurred input",
                        "-",
                        "-",
                        "-",
                        number("%.2f dB", Optional.of(scores.psnrDb())),
                        number("%+.2f dB", Optional.of(0.0)),
                        number("%.4f", Optional.of(scores.ssim())),
                        "-",
                        "the identity baseline",
                        ""));
        return table.text();
    }

    static String state(BoardRow trial) {
        return trial.state().name().toLowerCase(Locale.ROOT);
    }

    public static String oneLine(String reason) {
        return reason.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private static String number(String format, Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, format, number)).orElse("-");
    }
}
