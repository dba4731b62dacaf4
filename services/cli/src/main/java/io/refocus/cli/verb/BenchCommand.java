package io.refocus.cli.verb;

import io.refocus.application.pairs.PairFiles;
import io.refocus.application.pairs.PairFolder;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.shell.WaitingLine;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.bench.InferBench;
import io.refocus.learning.bench.InferOptions;
import io.refocus.learning.bench.SoakBench;
import io.refocus.learning.bench.SoakOptions;
import io.refocus.learning.bench.TrainStepBench;
import io.refocus.learning.bench.TrainStepOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "bench",
        description = {
            "Times this machine on random pictures: one line of JSON with the same keys as the PyTorch program."
                    + " Runs count after the JIT compiler has finished, after half a minute at most (warm_up_s). Compare ratios of"
                    + " runs made alternately, never figures of different hours."
        },
        subcommands = {
            BenchCommand.TrainStep.class,
            BenchCommand.Infer.class,
            BenchCommand.Soak.class,
            ProposeCommand.class
        },
        footer = {"", "Example:", "  ./refocus bench train-step configs/experiments/demo.yaml"})
final class BenchCommand extends VerbGroup {
    private static final String NET =
            "Without a file: --net NAME (resnet; any generator's type) --width N (32) --blocks N (6) --encoder N... (1 1 1 28; of deblurgan-v2:"
                    + " fpn3 or mobilenet) --middle N (1) --decoder N... (1 1 1 1): a network takes those it knows. --threads N (all cores).";
    private static final String PROGRESS = "warming up, half a minute at most, then timing";
    private static final String STEP =
            "Without a file: --size PIXELS (128) --batch N (4) --d-width N (64) --no-adversary (the generator alone).";

    @Command(
            name = "train-step",
            description = {
                "Times one training step: forward, backward and update. EXPERIMENT.yaml gives the networks, the objective, the"
                        + " optimisers and the batch; without it the step is that of the PyTorch peer, L1 and an adversary, Adam for both.",
                NET,
                STEP,
                "--seconds S (20).",
                "--pairs DIR: a folder with blur/ and sharp/, which hold pictures of equal names. Each step then takes a batch of"
                        + " crops of them, prepared ahead as for a training, and the line gives the share of time that steps waited"
                        + " for theirs: waiting_share, 0 to 1."
            },
            footer = {
                "",
                "Example:",
                "  ./refocus bench train-step configs/experiments/deblur.yaml",
                "  ./refocus bench train-step --net resnet --width 32 --blocks 6 --batch 4",
                "  ./refocus bench train-step --net nafnet --width 16 --encoder 1 1 2 \\",
                "      --middle 2 --decoder 1 1 1 --no-adversary",
                "  ./refocus bench train-step --net deblurgan-v2 --encoder fpn3 \\",
                "      --pairs pairs/train"
            })
    static final class TrainStep extends Flags {
        @Override
        void run(String[] flags, Shell shell) {
            TrainStepOptions options = read(TrainStepOptions::parse, flags);
            List<PairFiles> pairs = options.pairs()
                    .map(folder -> PairFolder.toCrop(folder, options.size()))
                    .orElse(List.of());
            shell.print(WaitingLine.during(() -> TrainStepBench.run(options, pairs), shell, PROGRESS));
        }
    }

    @Command(
            name = "infer",
            description = {
                "Times one inference, from a picture's values to the restored ones. EXPERIMENT.yaml or the folder of a model gives"
                        + " the network.",
                NET,
                "--height PIXELS (720) --width-px PIXELS (1280) --tile PIXELS (0: the picture whole) --seconds S (20)."
            },
            footer = {
                "",
                "Example:",
                "  ./refocus bench infer models/deblur",
                "  ./refocus bench infer --net resnet --width 32 --blocks 6 \\",
                "      --height 720 --width-px 1280"
            })
    static final class Infer extends Flags {
        @Override
        void run(String[] flags, Shell shell) {
            InferOptions options = read(InferOptions::parse, flags);
            shell.print(WaitingLine.during(() -> InferBench.run(options), shell, PROGRESS));
        }
    }

    @Command(
            name = "soak",
            description = {
                "Trains, or with --infer restores pictures of mixed sizes, for --minutes M (20) and prints resident memory as it"
                        + " goes, a line of JSON each; the last line says whether it was flat. Exit 1 if it grew by more than 5 percent."
                        + " EXPERIMENT.yaml gives the networks, the objective, the optimisers and the batch.",
                NET,
                STEP
            },
            footer = {"", "Example:", "  ./refocus bench soak --minutes 20"})
    static final class Soak extends Flags {
        @Override
        void run(String[] flags, Shell shell) {
            SoakOptions options = read(SoakOptions::parse, flags);
            if (!SoakBench.run(options, shell::print)) {
                throw new RefocusException(Fault.INTERNAL, "memory grew by more than 5 %; the lines above say when");
            }
        }
    }

    /** A bench reads its flags itself, the way the peer program does: values after a flag up to the next one. */
    abstract static class Flags implements Callable<Integer> {
        @ParentCommand
        private BenchCommand group;

        @Parameters(
                arity = "0..*",
                paramLabel = "[FILE] FLAGS",
                description = "A file and flags as above, with defaults in parentheses.")
        private List<String> flags = new ArrayList<>();

        abstract void run(String[] words, Shell shell);

        @Override
        public Integer call() {
            run(flags.toArray(String[]::new), group.shell());
            return ExitCodes.DONE;
        }

        /** Flags that are wrong are the user's mistake, not the program's. */
        static <T> T read(Function<String[], T> parser, String[] words) {
            try {
                return parser.apply(words);
            } catch (IllegalArgumentException e) {
                throw new RefocusException(Fault.BAD_INPUT, e.getMessage(), e);
            }
        }
    }
}
