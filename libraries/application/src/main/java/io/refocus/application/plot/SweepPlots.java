package io.refocus.application.plot;

import io.refocus.imaging.sheet.Bars;
import io.refocus.imaging.sheet.Curves;
import io.refocus.imaging.sheet.Curves.Point;
import io.refocus.imaging.sheet.Dots;
import io.refocus.imaging.sheet.Dots.Dot;
import io.refocus.imaging.sheet.ParallelAxes;
import io.refocus.learning.journal.Journal;
import io.refocus.search.importance.ParameterImportance;
import io.refocus.workflows.search.AxisLabels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The charts of one sweep, as PNGs by file name. What no completed trial says yet is left out. */
public final class SweepPlots {
    private static final int CURVES = 6; // what a chart's colours tell apart, beside the blurred pictures
    private static final long SEED = 7;
    private static final String PSNR = "PSNR, dB";

    private final String name;
    private final List<PlottedTrial> trials;
    private final List<PlottedTrial> completed;
    private final AxisLabels labels;

    private SweepPlots(String name, List<PlottedTrial> trials) {
        this.name = name;
        this.trials = trials;
        this.completed =
                trials.stream().filter(trial -> trial.valPsnrDb().isPresent()).toList();
        this.labels =
                AxisLabels.of(trials.stream().map(PlottedTrial::parameters).toList());
    }

    /** @param trials the best first, as on the leaderboard */
    public static Map<String, byte[]> of(String name, List<PlottedTrial> trials) {
        return new SweepPlots(name, trials).draw();
    }

    private Map<String, byte[]> draw() {
        Map<String, byte[]> plots = new LinkedHashMap<>();
        plots.put("psnr.png", psnr());
        plots.put("rates.png", rates());
        if (!completed.isEmpty()) {
            plots.put(
                    "best-so-far.png",
                    Curves.png(
                            title("best result so far"), PSNR, "trial", Map.of("best so far", bestSoFar(completed))));
        }
        Map<String, String> names = varied();
        if (!names.isEmpty()) {
            plots.put("parameters.png", parameters(names));
            plots.put("parallel.png", parallel(names));
        }
        Map<String, Double> importance = importance(names);
        if (!importance.isEmpty()) {
            plots.put("importance.png", Bars.png(title("importance of the parameters for PSNR"), importance));
        }
        return plots;
    }

    private String title(String what) {
        return "Sweep %s: %s".formatted(name, what);
    }

    /** Validation PSNR over steps of the best trials, and of the blurred pictures. */
    private byte[] psnr() {
        Map<String, List<Point>> series = curves(SweepPlots::validations);
        String which = which(series.size());
        trials.stream()
                .map(PlottedTrial::journal)
                .filter(journal -> !journal.validations().isEmpty())
                .findFirst()
                .ifPresent(journal -> series.put(
                        "blurred",
                        journal.validations().stream()
                                .map(entry ->
                                        new Point(entry.step(), entry.identity().psnrDb()))
                                .toList()));
        return Curves.png(title(which), PSNR, series);
    }

    private byte[] rates() {
        Map<String, List<Point>> series = curves(SweepPlots::rates);
        return Curves.png(title("rate of the generator, " + which(series.size())), "learning rate", series);
    }

    private String which(int shown) {
        return shown < trials.size()
                ? String.format(Locale.ROOT, "best %d of %d trials", shown, trials.size())
                : "all trials";
    }

    private Map<String, List<Point>> curves(Function<Journal, List<Point>> points) {
        Map<String, List<Point>> series = new LinkedHashMap<>();
        for (PlottedTrial trial : trials) {
            List<Point> curve = points.apply(trial.journal());
            if (series.size() < CURVES && !curve.isEmpty()) {
                series.put(label(trial), curve);
            }
        }
        return series;
    }

    private static List<Point> validations(Journal journal) {
        return journal.validations().stream()
                .map(entry -> new Point(entry.step(), entry.restored().psnrDb()))
                .toList();
    }

    private static List<Point> rates(Journal journal) {
        return journal.steps().stream()
                .map(entry -> new Point(entry.step(), entry.generatorRate()))
                .toList();
    }

    private String label(PlottedTrial trial) {
        return trial.parameters().isEmpty() ? trial.trialId() : labels.text(trial.parameters());
    }

    /** Over the trials' numbers from 1, in the order in which they began. */
    static List<Point> bestSoFar(List<PlottedTrial> completed) {
        List<PlottedTrial> inOrder = completed.stream()
                .filter(trial -> !trial.journal().entries().isEmpty())
                .sorted(Comparator.comparingLong(PlottedTrial::begun))
                .toList();
        List<Point> best = new ArrayList<>();
        double most = Double.NEGATIVE_INFINITY;
        for (PlottedTrial trial : inOrder) {
            most = Math.max(most, trial.valPsnrDb().orElseThrow());
            best.add(new Point(best.size() + 1, most));
        }
        return best;
    }

    /** Names of the parameters that have more than one value, by path. */
    private Map<String, String> varied() {
        Map<String, String> names = new LinkedHashMap<>();
        TreeSet<String> paths = new TreeSet<>();
        completed.forEach(trial -> paths.addAll(trial.parameters().keySet()));
        for (String path : paths) {
            long values =
                    completed.stream().map(trial -> at(trial, path)).distinct().count();
            if (values > 1) {
                names.put(path, labels.name(path));
            }
        }
        return names;
    }

    /** A number, or a name; for a parameter that does not exist there a dash. */
    private Object at(PlottedTrial trial, String path) {
        Object value = trial.parameters().get(path);
        return value == null ? "-" : value instanceof Number ? value : labels.value(path, value);
    }

    private byte[] parameters(Map<String, String> names) {
        Map<String, List<Dot>> charts = new LinkedHashMap<>();
        names.forEach((path, label) -> charts.put(
                label,
                completed.stream()
                        .filter(trial -> trial.parameters().containsKey(path))
                        .map(trial -> new Dot(at(trial, path), trial.valPsnrDb().orElseThrow()))
                        .toList()));
        return Dots.panels(title("each parameter against PSNR"), PSNR, charts);
    }

    private byte[] parallel(Map<String, String> names) {
        List<ParallelAxes.Line> lines = completed.stream()
                .map(trial -> {
                    Map<String, Object> at = new LinkedHashMap<>();
                    names.forEach((path, label) -> {
                        if (trial.parameters().containsKey(path)) {
                            at.put(label, at(trial, path));
                        }
                    });
                    return new ParallelAxes.Line(at, trial.valPsnrDb().orElseThrow());
                })
                .toList();
        return ParallelAxes.png(title("parameters and PSNR"), List.copyOf(names.values()), PSNR, lines);
    }

    private Map<String, Double> importance(Map<String, String> names) {
        Map<String, Double> shares = new LinkedHashMap<>();
        ParameterImportance.of(
                        completed.stream().map(PlottedTrial::parameters).toList(),
                        completed.stream()
                                .mapToDouble(trial -> trial.valPsnrDb().orElseThrow())
                                .toArray(),
                        SEED)
                .forEach((path, share) -> {
                    if (names.containsKey(path)) {
                        shares.put(names.get(path), share);
                    }
                });
        return shares;
    }
}
