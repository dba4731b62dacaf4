package io.refocus.cli.verb;

import io.refocus.application.pairs.PairFolder;
import io.refocus.cli.training.FoundRate;
import io.refocus.cli.training.RateSearch;
import io.refocus.datasets.Split;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.range.RangeOrder;
import io.refocus.learning.range.RateRange;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.training.WarmStart;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "lr-range",
        description = {
            "Finds a learning rate for an experiment in this process; no server is asked. The generator's rate rises by the same"
                    + " factor at every step until the loss blows up, then, in a training of its own, the discriminators'. Their"
                    + " optimiser, objective and batches are the experiment's.",
            "The suggestion is the rate at which the smoothed loss fell fastest, or a tenth of the one that blew up if that is"
                    + " lower. DIR gets generator-rate.png and discriminator-rate.png.",
            "--json: [{\"network\", \"rate\", \"why\", \"yaml\", \"steps\", \"picture\"}]"
        },
        footer = {"", "Example:", "  ./refocus lr-range configs/experiments/demo.yaml -o rates"})
final class LrRangeCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Parameters(paramLabel = "EXPERIMENT.yaml", description = "A file like those in configs/experiments.")
    private Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder for the curves.")
    private Path out;

    @ArgGroup
    private PairsOption from = new PairsOption();

    @Option(names = "--from", paramLabel = "RATE", description = "The first rate; default: ${DEFAULT-VALUE}.")
    private double first = 1e-6;

    @Option(names = "--to", paramLabel = "RATE", description = "The last rate; default: ${DEFAULT-VALUE}.")
    private double last = 1;

    @Option(names = "--steps", paramLabel = "N", description = "Steps between them; default: ${DEFAULT-VALUE}.")
    private int steps = 300;

    @Override
    public Integer call() {
        RangeOrder order = new RangeOrder(first, last, steps);
        ShippedModels models = refocus.shell().places().models();
        Experiment experiment = WarmStart.pinned(Experiment.read(file), models);
        PairFolder pairs = from.pairs(refocus.shell(), false);
        TrainingPairs training = new TrainingPairs(pairs.of(Split.TRAIN), pairs.of(Split.VALIDATION));
        RateRange range = new RateRange(experiment, training, models, order);
        List<FoundRate> found = new RateSearch(refocus.shell(), experiment, range, order, out).run();
        if (json.wanted()) {
            refocus.shell().printJson(found);
        } else {
            found.forEach(this::show);
        }
        return ExitCodes.DONE;
    }

    private void show(FoundRate found) {
        String rate = found.rate().map(value -> Double.toString(value)).orElse("no rate");
        refocus.shell().print("%s: %s; %s".formatted(found.network(), rate, found.why()));
        found.yaml().ifPresent(lines -> refocus.shell().print(lines.indent(2).stripTrailing()));
        refocus.shell().print("  " + found.picture());
    }
}
