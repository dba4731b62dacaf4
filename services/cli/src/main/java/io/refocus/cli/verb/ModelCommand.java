package io.refocus.cli.verb;

import io.refocus.cli.server.Servers;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.registry.ModelVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
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
            try (Servers servers = Servers.of(group.stack())) {
                String name = model == null ? servers.settings().model() : model;
                ModelVersion champion = servers.registry().champion(name).orElseThrow(() -> none(name));
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("name", champion.name());
                answer.put("version", champion.version());
                answer.put("run", champion.runId());
                answer.put("source", champion.source());
                answer.put("lineage", new TreeMap<>(champion.tags()));
                if (json.wanted()) {
                    group.shell().printJson(answer);
                } else {
                    show(champion);
                }
            }
            return ExitCodes.DONE;
        }

        private void show(ModelVersion champion) {
            group.shell().print("%-16s %s, version %d".formatted("champion", champion.name(), champion.version()));
            new TreeMap<>(champion.tags())
                    .forEach((key, value) -> group.shell().print("%-16s %s".formatted(key, value)));
            group.shell().print("%-16s %s".formatted("weights", champion.source()));
        }

        private static RefocusException none(String model) {
            return new RefocusException(
                    Fault.NOT_FOUND,
                    "model %s has no champion yet; make one with: ./refocus promote SWEEP-or-TRIAL, or ./refocus demo"
                            .formatted(model));
        }
    }
}
