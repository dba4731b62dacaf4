package io.refocus.cli.verb;

import io.refocus.application.server.Servers;
import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.ListedSweep;
import io.refocus.application.sweep.StartedSweep;
import io.refocus.application.sweep.SweepFiles;
import io.refocus.application.sweep.SweepOperations;
import io.refocus.application.sweep.SweepSteering;
import io.refocus.application.tracking.TrackingPages;
import io.refocus.cli.server.StackServers;
import io.refocus.cli.shell.InterruptionNotice;
import io.refocus.cli.shell.Table;
import io.refocus.cli.sweep.BoardTable;
import io.refocus.cli.sweep.PlotFiles;
import io.refocus.cli.sweep.SweepOutput;
import io.refocus.fault.Fault;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.temporal.WorkflowIds;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "sweep",
        description = "Starts, lists, shows, changes and ends sweeps.",
        subcommands = {
            SweepCommand.Start.class,
            SweepCommand.ListAll.class,
            SweepCommand.Show.class,
            SweepCommand.Cancel.class,
            SteeringCommands.Pause.class,
            SteeringCommands.Resume.class,
            SteeringCommands.Stop.class,
            SteeringCommands.Concurrency.class,
            SteeringCommands.Extend.class,
            SteeringCommands.Add.class,
            SteeringCommands.Prune.class,
            SteeringCommands.Retry.class,
            SteeringCommands.Widen.class
        },
        footer = {"", "Example:", "  ./refocus sweep start configs/sweeps/demo.yaml --follow"})
final class SweepCommand extends VerbGroup {

    @Command(
            name = "start",
            description = {
                "Trains every combination of a sweep's axes, or what its search proposes until the budget is used. The same sweep started again does the work once: it is attached to"
                        + " while it runs, and finished trials are found.",
                "--json: {\"sweepId\", \"state\"}; with --follow the leaderboard, as `sweep show` prints it"
            },
            footer = {"", "Example:", "  ./refocus sweep start configs/sweeps/demo.yaml --follow"})
    static final class Start implements Callable<Integer> {
        @ParentCommand
        private SweepCommand group;

        @Mixin
        private JsonOption json;

        @Parameters(paramLabel = "CONFIG.yaml", description = "A file like those in configs/sweeps.")
        private Path file;

        @Option(names = "--follow", description = "Shows progress until all trials have ended.")
        private boolean follow;

        @Override
        public Integer call() {
            SweepFiles files = SweepFiles.read(file, group.shell().places().models());
            try (Servers servers = StackServers.withWorker(group.stack())) {
                SweepOperations sweeps = new SweepOperations(servers);
                SweepOrder order =
                        files.order(servers.datasets(), group.shell().places().configs());
                SweepOutput.outlook(group.shell(), order, sweeps.outlook(order));
                StartedSweep sweep = sweeps.start(order);
                SweepOutput.started(group.shell(), sweep);
                return follow ? follow(sweeps, sweep) : show(sweep.sweepId());
            }
        }

        private int follow(SweepOperations sweeps, StartedSweep sweep) {
            String id = sweep.sweepId();
            Board end;
            try (SweepOutput output = new SweepOutput(group.shell(), sweep)) {
                end = InterruptionNotice.during(
                        () -> sweeps.follow(id, output),
                        group.shell(),
                        "sweep %s goes on; look with: ./refocus sweep show %s, follow it with: ./refocus sweep start %s --follow"
                                .formatted(id, id, file));
            }
            return group.show(end, json.wanted());
        }

        private int show(String id) {
            if (json.wanted()) {
                group.shell().printJson(Map.of("sweepId", id, "state", "running"));
            } else {
                group.shell().print(id);
            }
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "cancel",
            description = {
                "Ends a running sweep. Finished trials keep their results; the others publish a checkpoint, from which they go on"
                        + " when the sweep is started again.",
                "--json: {\"cancelled\": [the sweep's id]}"
            },
            footer = {"", "Example:", "  ./refocus sweep cancel 3f0a9c5e7d1b2468"})
    static final class Cancel implements Callable<Integer> {
        @ParentCommand
        private SweepCommand group;

        @Mixin
        private JsonOption json;

        @Parameters(paramLabel = "ID", description = "As `sweep start` and `sweep list` print it.")
        private String id;

        @Override
        public Integer call() {
            return Cancellation.run(
                    group.stack(),
                    group.shell(),
                    json,
                    (operations, servers) -> {
                        new SweepSteering(servers).requireRunning(id);
                        operations.sweep(id);
                        return List.of(id);
                    },
                    "sweep %1$s is cancelled; what its trials have done is kept: ./refocus sweep show %1$s"::formatted);
        }
    }

    @Command(
            name = "list",
            description = {
                "Lists the sweeps, latest first.",
                "--json: [{\"sweepId\", \"name\", \"started\", \"state\"}]"
            },
            footer = {"", "Example:", "  ./refocus sweep list"})
    static final class ListAll implements Callable<Integer> {
        @ParentCommand
        private SweepCommand group;

        @Mixin
        private JsonOption json;

        @Override
        public Integer call() {
            try (Servers servers = StackServers.of(group.stack())) {
                List<ListedSweep> sweeps = new SweepOperations(servers).list();
                if (json.wanted()) {
                    group.shell().printJson(sweeps.stream().map(ListAll::row).toList());
                    return ExitCodes.DONE;
                }
                Table table = new Table("SWEEP", "NAME", "STARTED", "STATE");
                sweeps.forEach(sweep -> table.row(
                        sweep.sweepId(), sweep.name(), sweep.started().substring(0, 19), lowerCase(sweep.state())));
                group.shell().print(table.text());
            }
            return ExitCodes.DONE;
        }

        private static Map<String, Object> row(ListedSweep sweep) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("sweepId", sweep.sweepId());
            row.put("name", sweep.name());
            row.put("started", sweep.started());
            row.put("state", lowerCase(sweep.state()));
            return row;
        }
    }

    @Command(
            name = "show",
            description = {
                "Shows a sweep's leaderboard beside the identity baseline, and why each trial is in its state.",
                "--json: {\"sweepId\", \"name\", \"state\", \"dataset\", \"trials\": [{\"trialId\", \"state\", \"attempts\", \"steps\","
                        + " \"valPsnrDb\", \"gainDb\", ..., \"reason\"}], \"blurred\": {\"psnrDb\", \"ssim\", \"acc\"}}"
            },
            footer = {"", "Example:", "  ./refocus sweep show 3f0a9c5e7d1b2468 --plots charts"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private SweepCommand group;

        @Mixin
        private JsonOption json;

        @Parameters(paramLabel = "ID", description = "As `sweep start` and `sweep list` print it.")
        private String id;

        @Option(
                names = "--plots",
                paramLabel = "DIR",
                description = "Also draws into this folder: curves of PSNR and rates, the best result over trials, each"
                        + " parameter against PSNR, parallel coordinates, the parameters' importance.")
        private Path plots;

        @Override
        public Integer call() {
            try (Servers servers = StackServers.of(group.stack())) {
                SweepOperations sweeps = new SweepOperations(servers);
                Board board = sweeps.board(id);
                group.show(board, json.wanted());
                if (plots != null) {
                    PlotFiles.write(plots, sweeps.plots(board));
                    group.shell().say("charts are in %s", plots);
                }
                if (!json.wanted()) {
                    group.showPages(id, TrackingPages.ofSweep(servers::tracking, id));
                }
            }
            return ExitCodes.DONE;
        }
    }

    /** @return the exit code of a command that wanted this sweep done */
    private int show(Board board, boolean json) {
        if (json) {
            shell().printJson(board);
        } else {
            shell().print("sweep %s (%s), %s, over %s"
                    .formatted(board.sweepId(), board.name(), lowerCase(board.state()), board.dataset()));
            board.search().ifPresent(search -> shell().print("search: " + BoardTable.oneLine(search)));
            shell().print(BoardTable.text(board));
            board.remark().ifPresent(remark -> shell().say("%s", remark));
        }
        boolean bad = board.state() == SweepState.FAILED || board.state() == SweepState.CANCELLED;
        return bad ? Fault.INTERNAL.exitCode() : ExitCodes.DONE;
    }

    private void showPages(String id, Optional<URI> run) {
        shell().print("");
        run.ifPresent(page -> shell().print("MLflow    " + page));
        stack().settings().pages().workflow(WorkflowIds.sweep(id)).ifPresent(page -> shell().print(
                        "Temporal  " + page));
    }

    private static String lowerCase(SweepState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
