package io.refocus.cli.verb;

import io.refocus.cli.shell.Table;
import io.refocus.cli.training.Train;
import io.refocus.cli.training.TrainOrder;
import io.refocus.cli.training.TrainSummary;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.training.WarmStart;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = {
            "Trains an experiment in this process; no server is asked. DIR gets model.json and model.safetensors (the best model"
                    + " validated), journal.jsonl, psnr.png, losses.png, adversary.png, contact-sheet.jpg, experiment.json, summary.json and"
                    + " checkpoints/. Ctrl-C writes a checkpoint and says how to go on.",
            "The generator begins with random weights, or where the experiment says start: {model: NAME} with those of a model that"
                    + " ships with Refocus.",
            "Learning rates are functions of the step. A schedule that names no length of its own spans the steps, however many"
                    + " --steps or --minutes make them. --minutes takes a few steps, at most half a minute of them, to see how"
                    + " many fit; the training itself then knows steps only.",
            "--until ends after a step without changing the schedules: with a greater one, or without, --resume goes on, and what"
                    + " comes of it is bit for bit what an undisturbed training gives.",
            "--json: summary.json: {\"experiment\", \"dataset\", \"parameters\", \"steps\", \"finished\", \"seconds\", \"bestStep\", \"psnrDb\","
                    + " \"ssim\", \"ssim3d\", \"acc\", \"blurredPsnrDb\", \"blurredSsim\", \"gainDb\", \"model\"}"
        },
        footer = {
            "",
            "Example:",
            "  ./refocus train configs/experiments/demo.yaml -o out",
            "  ./refocus train configs/experiments/demo.yaml -o out --until 400",
            "  ./refocus train configs/experiments/demo.yaml -o out --resume",
            "  ./refocus train configs/experiments/demo.yaml -o gopro \\",
            "      --pairs GOPRO_Large --minutes 30"
        })
final class TrainCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Spec
    private CommandSpec spec;

    @Mixin
    private JsonOption json;

    @Parameters(paramLabel = "EXPERIMENT.yaml", description = "A file like those in configs/experiments.")
    private Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder for all results.")
    private Path out;

    @ArgGroup
    private PairsOption from = new PairsOption();

    @Option(
            names = "--quarantine",
            description = "Leaves out bad files, pairs without blur and pictures in two splits, and names them.")
    private boolean quarantine;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps in all; default: the experiment's, or with --resume what the training began with.")
    private Long steps;

    @Option(
            names = "--until",
            paramLabel = "N",
            description = "Ends after this step, validated and kept, however many there are; --resume goes on.")
    private Long until;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description =
                    "As many steps as take so long here. With --steps or --resume their number stays, and the training ends"
                            + " at the first validated step that is later than this; --resume goes on.")
    private Double minutes;

    @Option(names = "--resume", description = "Goes on from the last checkpoint in DIR.")
    private boolean resume;

    @Override
    public Integer call() {
        TrainOrder order = new TrainOrder(
                experiment(),
                from.pairs(refocus.shell(), quarantine),
                from.dataset(refocus.shell()),
                out,
                Optional.ofNullable(until),
                Optional.ofNullable(minutes),
                fits(),
                resume,
                again());
        new Train(refocus.shell(), order).run().ifPresent(this::show);
        return ExitCodes.DONE;
    }

    private boolean fits() {
        return minutes != null && steps == null && !resume;
    }

    private Experiment experiment() {
        Experiment written = Experiment.read(file);
        Experiment experiment = resume
                ? Train.asBegun(written, out)
                : WarmStart.pinned(written, refocus.shell().places().models());
        return steps == null ? experiment : experiment.vary(Map.of("training.steps", steps));
    }

    private String again() {
        String given = spec.commandLine().getParseResult().originalArgs().stream()
                .map(word -> word.matches("[\\w./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        return "./refocus " + given + (resume ? "" : " --resume");
    }

    private void show(TrainSummary summary) {
        if (json.wanted()) {
            refocus.shell().printJson(summary);
            return;
        }
        Table table = new Table("", "PSNR", "SSIM", "3-D SSIM", "ACC");
        table.row(
                "restored",
                text("%.2f dB", summary.psnrDb()),
                text("%.4f", summary.ssim()),
                text("%.4f", summary.ssim3d()),
                text("%.4f", summary.acc()));
        table.row("blurred", text("%.2f dB", summary.blurredPsnrDb()), text("%.4f", summary.blurredSsim()), "-", "-");
        refocus.shell().print(table.text());
        refocus.shell()
                .print(text("gain %+.2f dB on the validation crops, best at step ", summary.gainDb())
                        + String.format(Locale.ROOT, "%d of %d", summary.bestStep(), summary.steps()));
        refocus.shell().print("model         " + summary.model());
        refocus.shell().print("contact sheet " + Path.of(summary.model()).resolve("contact-sheet.jpg"));
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
