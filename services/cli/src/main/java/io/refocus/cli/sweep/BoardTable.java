package io.refocus.cli.sweep;

import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.BoardRow;
import io.refocus.cli.shell.Table;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A board as a table: best trial on top, the identity baseline at the bottom. */
public final class BoardTable {
    private BoardTable() {}

    public static String text(Board board) {
        Table table = new Table(
                "TRIAL", "STATE", "ATTEMPTS", "STEPS", "VAL PSNR", "GAIN", "VAL SSIM", "SECONDS", "PARAMETERS");
        for (BoardRow trial : board.trials()) {
            table.row(
                    trial.trialId(),
                    trial.state().name().toLowerCase(Locale.ROOT),
                    trial.attempts(),
                    "%d/%d".formatted(trial.steps(), trial.totalSteps()),
                    number("%.2f dB", trial.valPsnrDb()),
                    number("%+.2f dB", trial.gainDb()),
                    number("%.4f", trial.valSsim()),
                    number("%.0f", trial.seconds()),
                    parameters(trial.parameters()));
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
                        "the identity baseline"));
        return table.text();
    }

    /** {@code learningRate.rate=0.001}: the last two words of each path are enough. */
    static String parameters(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> shortened(entry.getKey()) + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String shortened(String path) {
        String[] words = path.split("\\.");
        return words.length < 2 ? path : words[words.length - 2] + "." + words[words.length - 1];
    }

    private static String number(String format, Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, format, number)).orElse("-");
    }
}
