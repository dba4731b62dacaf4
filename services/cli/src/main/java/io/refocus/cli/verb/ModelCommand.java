package io.refocus.cli.verb;

import io.refocus.application.model.ChampionDetails;
import io.refocus.application.model.ModelOperations;
import io.refocus.application.server.Servers;
import io.refocus.cli.server.StackServers;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "model",
        description = "Shows the model in service.",
        subcommands = ModelCommand.Show.class,
        footer = {"", "Example:", "  ./refocus model show"})
final class ModelCommand extends VerbGroup {

    @Command(
            name = "show",
            description = {
                "Shows the champion and its lineage: run, trial, dataset, metric contract, commit.",
                "--json: {\"name\", \"version\", \"run\", \"source\", \"lineage\": {...}}"
            },
            footer = {"", "Example:", "  ./refocus model show --json"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private ModelCommand group;

        @Mixin
        private JsonOption json;

        @Option(names = "--model", paramLabel = "NAME", description = "Default: the model that inference follows.")
        private String model;

        @Override
        public Integer call() {
            try (Servers servers = StackServers.of(group.stack())) {
                ChampionDetails champion = new ModelOperations(servers).champion(Optional.ofNullable(model));
                if (json.wanted()) {
                    group.shell().printJson(champion);
                } else {
                    show(champion);
                }
            }
            return ExitCodes.DONE;
        }

        private void show(ChampionDetails champion) {
            group.shell()
                    .print(String.format(
                            Locale.ROOT, "%-16s %s, version %d", "champion", champion.name(), champion.version()));
            champion.lineage().forEach((key, value) -> group.shell().print("%-16s %s".formatted(key, value)));
            group.shell().print("%-16s %s".formatted("weights", champion.source()));
        }
    }
}
