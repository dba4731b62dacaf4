package io.refocus.cli.training;

import io.refocus.cli.shell.ProgressLine;
import io.refocus.cli.shell.Shell;
import io.refocus.imaging.sheet.Curves;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.range.RangeCurve;
import io.refocus.learning.range.RangeListener;
import io.refocus.learning.range.RangeOrder;
import io.refocus.learning.range.RangePoint;
import io.refocus.learning.range.RateRange;
import io.refocus.learning.schedule.LearningRate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs the range tests of an experiment, draws their curves and says what they suggest. */
public final class RateSearch {
    private final Shell shell;
    private final Experiment experiment;
    private final RateRange range;
    private final RangeOrder order;
    private final Path folder;

    /** @param folder gets the curves and is made if it is missing */
    public RateSearch(Shell shell, Experiment experiment, RateRange range, RangeOrder order, Path folder) {
        this.shell = shell;
        this.experiment = experiment;
        this.range = range;
        this.order = order;
        this.folder = folder;
    }

    /** What a ramp is run for. @param optimiser its path in the experiment @param schedule its rates there */
    private record Target(
            String network,
            String loss,
            String optimiser,
            LearningRate schedule,
            Function<RangeListener, RangeCurve> ramp) {}

    /** The generator's rate, then the discriminators' where there are any; not of a ramp that a signal ended. */
    public List<FoundRate> run() {
        List<FoundRate> found = new ArrayList<>();
        try (Interruption interruption = Interruption.watch(shell)) {
            for (Target target : targets()) {
                if (!interruption.asked()) {
                    search(target, interruption).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        targets.add(new Target(
                "generator",
                "loss over that of the blurred crops",
                "generatorOptimiser",
                experiment.generatorOptimiser().learningRate(),
                range::generator));
        experiment
                .adversary()
                .ifPresent(adversary -> targets.add(new Target(
                        "discriminator",
                        "discriminator's loss",
                        "adversary.optimiser",
                        adversary.optimiser().learningRate(),
                        range::discriminators)));
        return targets;
    }

    private Optional<FoundRate> search(Target target, Interruption interruption) {
        shell.say(
                "%s: from %s to %s in %d steps",
                target.network(), Double.toString(order.from()), Double.toString(order.to()), order.steps());
        RangeCurve curve;
        try (ProgressLine line = new ProgressLine(shell)) {
            curve = target.ramp().apply(new RangeListener() {
                @Override
                public void stepped(int step, RangePoint point) {
                    line.show(format(
                            "%d/%d  rate %.2e  %s %.4g",
                            step, order.steps(), point.rate(), target.loss(), point.smoothed()));
                }

                @Override
                public boolean stopRequested() {
                    return interruption.asked();
                }
            });
        }
        Path picture = folder.resolve(target.network() + "-rate.png");
        draw(curve, format("%s: rate of the %s", experiment.name(), target.network()), target.loss(), picture);
        if (interruption.asked()) {
            shell.say(
                    "ended after %d of %d steps, too early to suggest a rate; the curve so far is %s",
                    curve.points().size(), order.steps(), picture);
            return Optional.empty();
        }
        return Optional.of(FoundRate.of(target.network(), target.optimiser(), target.schedule(), curve, picture));
    }

    private static void draw(RangeCurve curve, String title, String loss, Path picture) {
        Map<String, List<Curves.Point>> series = new LinkedHashMap<>();
        series.put("loss of each step", points(curve, RangePoint::loss));
        series.put("smoothed", points(curve, RangePoint::smoothed));
        Map<String, Double> marks = new LinkedHashMap<>();
        curve.suggestion().ifPresent(suggestion -> marks.put("suggested", suggestion.rate()));
        try {
            Files.createDirectories(picture.toAbsolutePath().getParent());
            Files.write(picture, Curves.overRates(title, loss, series, marks));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + picture, e);
        }
    }

    private static List<Curves.Point> points(RangeCurve curve, Function<RangePoint, Double> value) {
        return curve.points().stream()
                .map(point -> new Curves.Point(point.rate(), value.apply(point)))
                .toList();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
