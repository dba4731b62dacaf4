package io.refocus.cli.verb;

import io.refocus.application.promotion.GateOperations;
import io.refocus.application.promotion.GateRecord;
import io.refocus.application.server.Servers;
import io.refocus.cli.promotion.GatePictures;
import io.refocus.cli.promotion.GateTable;
import io.refocus.cli.server.StackServers;
import io.refocus.stores.gate.GateReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "gate",
        description = "Shows what the gate measured and decided.",
        subcommands = GateCommand.Show.class,
        footer = {"", "Example:", "  ./refocus gate show"})
final class GateCommand extends VerbGroup {

    @Command(
            name = "show",
            description = {
                "Shows the report of a promotion, also of one that was refused: measurements beside requirements, and the test"
                        + " pictures with the least gain.",
                "--json: {\"promotionId\", \"model\", \"trialId\", \"dataset\", \"metricContract\", \"policy\","
                        + " \"championVersion\", \"verdict\", \"pictures\": [...]}"
            },
            footer = {"", "Example:", "  ./refocus gate show 3f0a9c5e7d1b2468 --report DIR"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private GateCommand group;

        @Mixin
        private JsonOption json;

        @Parameters(
                paramLabel = "ID",
                arity = "0..1",
                description = "As `promote` prints it; default: the promotion that was judged last.")
        private String id;

        @Option(
                names = "--report",
                paramLabel = "DIR",
                description = "Also copies report.json, outcome.json and the contact sheet into this folder.")
        private Path report;

        @Override
        public Integer call() {
            try (Servers servers = StackServers.of(group.stack())) {
                GateRecord record = new GateOperations(servers).show(Optional.ofNullable(id));
                if (json.wanted()) {
                    group.shell().printJson(record.report());
                } else {
                    show(record);
                }
                if (report != null) {
                    List<Path> files = GateOperations.copy(record, report);
                    files.forEach(file -> group.shell().say("wrote %s", file));
                }
            }
            return ExitCodes.DONE;
        }

        private void show(GateRecord record) {
            GateReport gate = record.report();
            line("promotion", gate.promotionId());
            line("model", gate.model());
            line("trial", gate.trialId());
            line("test pictures of", gate.dataset());
            line("metrics", gate.metricContract());
            line(
                    "champion then",
                    gate.championVersion().map(version -> "version " + version).orElse("none"));
            line(
                    "the gate",
                    (record.verdict().passed() ? "passed: " : "refused: ")
                            + record.verdict().reason());
            line(
                    "the promotion",
                    record.outcome()
                            .map(outcome -> outcome.decision().replace('-', ' ')
                                    + outcome.version()
                                            .map(version -> " as version " + version)
                                            .orElse(""))
                            .orElse("has not ended"));
            group.shell().print("");
            group.shell().print(GateTable.text(record.verdict().numbers(), record.policy()));
            group.shell().print("");
            group.shell().print(GatePictures.text(record.pictures()));
        }

        private void line(String name, String value) {
            group.shell().print(name + " ".repeat(18 - name.length()) + value);
        }
    }
}
