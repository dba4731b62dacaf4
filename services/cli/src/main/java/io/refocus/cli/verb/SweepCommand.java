package io.refocus.cli.verb;

import io.refocus.cli.server.Servers;
import io.refocus.cli.shell.Table;
import io.refocus.cli.sweep.Leaderboard;
import io.refocus.cli.sweep.SweepFiles;
import io.refocus.cli.sweep.Sweeping;
import io.refocus.fault.Fault;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "sweep",
        description = "Starts, lists and shows sweeps.",
        subcommands = {SweepCommand.Start.class, SweepCommand.ListAll.class, SweepCommand.Show.class},
        footer = {"", "Example:", "  ./refocus sweep start configs/sweeps/demo.yaml --follow"})
final class SweepCommand extends VerbGroup {

    @Command(
            name = "start",
            description = {
                "Trains every combination of a sweep's axes. The same sweep started again does the work once: it is attached to"
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

        @Option(names = "--follow", description = "Watches the trials until all have ended.")
        private boolean follow;

        @Override
        public Integer call() {
            SweepFiles files = SweepFiles.read(file, group.shell().places().models());
            try (Servers servers = Servers.withWorker(group.stack())) {
                Sweeping sweeping = new Sweeping(group.shell(), servers);
                String id = sweeping.start(
                        files.order(servers.datasets(), group.shell().places().configs()));
                if (follow) {
                    return group.show(sweeping.follow(id), servers, json.wanted());
                }
                if (json.wanted()) {
                    group.shell().printJson(Map.of("sweepId", id, "state", "running"));
                } else {
                    group.shell().print(id);
                }
            }
            return ExitCodes.DONE;
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
            try (Servers servers = Servers.of(group.stack())) {
                Sweeping sweeping = new Sweeping(group.shell(), servers);
                List<Map<String, Object>> rows = servers.sweeps().list().stream()
                        .map(record -> row(record, sweeping))
                        .toList();
                if (json.wanted()) {
                    group.shell().printJson(rows);
                    return ExitCodes.DONE;
                }
                Table table = new Table("SWEEP", "NAME", "STARTED", "STATE");
                rows.forEach(row -> table.row(row.values().toArray()));
                group.shell().print(table.text());
            }
            return ExitCodes.DONE;
        }

        private static Map<String, Object> row(SweepRecord record, Sweeping sweeping) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("sweepId", record.sweepId());
            row.put("name", record.name());
            row.put("started", record.started().substring(0, 19));
            row.put("state", sweeping.state(record));
            return row;
        }
    }

    @Command(
            name = "show",
            description = {
                "Shows a sweep's leaderboard beside the identity baseline.",
                "--json: {\"sweepId\", \"name\", \"state\", \"dataset\", \"trials\": [{\"trialId\", \"state\", \"attempts\", \"steps\","
                        + " \"valPsnrDb\", ...}]}"
            },
            footer = {"", "Example:", "  ./refocus sweep show 3f0a9c5e7d1b2468"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private SweepCommand group;

        @Mixin
        private JsonOption json;

        @Parameters(paramLabel = "ID", description = "As `sweep start` and `sweep list` print it.")
        private String id;

        @Override
        public Integer call() {
            try (Servers servers = Servers.of(group.stack())) {
                group.show(new Sweeping(group.shell(), servers).progress(id), servers, json.wanted());
            }
            return ExitCodes.DONE;
        }
    }

    /** @return the exit code of a command that wanted this sweep done */
    private int show(SweepProgress progress, Servers servers, boolean json) {
        if (json) {
            shell().printJson(progress);
        } else {
            shell().print("sweep %s (%s), %s, over %s"
                    .formatted(
                            progress.sweepId(),
                            progress.name(),
                            progress.state().name().toLowerCase(Locale.ROOT),
                            progress.dataset()));
            shell().print(Leaderboard.text(progress, servers.trials()));
            progress.error().ifPresent(error -> shell().err().println("refocus: " + error));
        }
        boolean bad = progress.state() == SweepState.FAILED || progress.state() == SweepState.CANCELLED;
        return bad ? Fault.INTERNAL.exitCode() : ExitCodes.DONE;
    }
}
