package io.refocus.cli.verb;

import io.refocus.application.dataset.DatasetDetails;
import io.refocus.application.dataset.DatasetFiles;
import io.refocus.application.dataset.DatasetOperations;
import io.refocus.application.dataset.SourceSurvey;
import io.refocus.application.pairs.PairNotices;
import io.refocus.application.server.Servers;
import io.refocus.cli.dataset.IngestOutput;
import io.refocus.cli.dataset.SurveyOutput;
import io.refocus.cli.server.StackServers;
import io.refocus.cli.shell.InterruptionNotice;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.shell.Table;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.source.SourceTree;
import io.refocus.documents.Documents;
import io.refocus.stores.dataset.DatasetEntry;
import io.refocus.workflows.ingest.IngestOutcome;
import io.refocus.workflows.ingest.PublishedDataset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "dataset",
        description = "Ingests, lists and shows datasets, and ends ingests.",
        subcommands = {
            DatasetCommand.Ingest.class,
            DatasetCommand.ListAll.class,
            DatasetCommand.Show.class,
            DatasetCommand.Cancel.class
        },
        footer = {"", "Example:", "  ./refocus dataset ingest configs/datasets/demo.yaml"})
final class DatasetCommand extends VerbGroup {

    @Command(
            name = "ingest",
            description = {
                "Turns a source of pictures into a dataset version and prints the version. First it says what it understood of the"
                        + " source. A source that was ingested before is found, not repeated. One bad file and nothing is"
                        + " published; every bad file is listed.",
                "--json: {\"name\", \"version\", \"train\", \"validation\", \"test\", \"found\"}, and where there is something to"
                        + " tell \"leftOut\", \"damaged\", \"alike\"; with --dry-run {\"layout\", \"faults\", \"damaged\"}"
            },
            footer = {"", "Example:", "  ./refocus dataset ingest configs/datasets/demo.yaml"})
    static final class Ingest implements Callable<Integer> {
        private static final FaultList NONE = FaultList.of(List.of());

        @ParentCommand
        private DatasetCommand group;

        @Mixin
        private JsonOption json;

        @Parameters(paramLabel = "CONFIG.yaml", description = "A file like those in configs/datasets.")
        private Path file;

        @Option(
                names = "--dry-run",
                description =
                        "Says what it understood of the source, and ends. Opens the files of a folder and decodes none; needs no"
                                + " stack for it.")
        private boolean dryRun;

        @Option(
                names = "--quarantine",
                description = "Leaves out bad files, pairs without blur and pictures in two splits, and names them.")
        private boolean quarantine;

        @Override
        public Integer call() {
            DatasetConfig read = DatasetFiles.read(file);
            DatasetConfig config = quarantine ? read.quarantining() : read;
            SurveyOutput survey = new SurveyOutput(group.shell(), config);
            if (dryRun) {
                survey.printAll(SourceSurvey.of(config, this::sourceInBucket), json.wanted());
                return ExitCodes.DONE;
            }
            try (Servers servers = StackServers.withWorker(group.stack())) {
                survey.say(SourceSurvey.of(config, servers::source));
                DatasetOperations datasets = new DatasetOperations(servers);
                show(InterruptionNotice.during(
                        () -> datasets.ingest(config, new IngestOutput(group.shell())),
                        group.shell(),
                        "a started ingest continues; the same command waits for it and prints its result"));
            }
            return ExitCodes.DONE;
        }

        private SourceTree sourceInBucket(String location) {
            Servers servers = StackServers.of(group.stack()); // its reads go on after this; the process ends with them
            return servers.source(location);
        }

        private void show(IngestOutcome outcome) {
            PublishedDataset dataset = outcome.dataset();
            if (json.wanted()) {
                Map<String, Object> answer = new LinkedHashMap<>();
                Documents.tree(dataset).properties().forEach(e -> answer.put(e.getKey(), e.getValue()));
                answer.put("found", outcome.found());
                group.shell().printJson(answer);
                return;
            }
            group.shell()
                    .say(
                            "%s: %d train, %d validation, %d test pairs",
                            outcome.found() ? "ingested before" : "published",
                            dataset.train(),
                            dataset.validation(),
                            dataset.test());
            dataset.leftOut().ifPresent(left -> group.shell()
                    .say("left out %d in quarantine:%s", left.total(), left.describe()));
            PairNotices.of(dataset.damaged().orElse(NONE), dataset.alike().orElse(NONE))
                    .forEach(notice -> group.shell().say("%s", notice));
            group.shell().print(dataset.name() + "@" + dataset.version());
        }
    }

    @Command(
            name = "cancel",
            description = {
                "Ends a running ingest. Nothing is published; pictures that were stored are found by the next ingest.",
                "--json: {\"cancelled\": [ids of workflows]}"
            },
            footer = {"", "Example:", "  ./refocus dataset cancel demo"})
    static final class Cancel implements Callable<Integer> {
        @ParentCommand
        private DatasetCommand group;

        @Mixin
        private JsonOption json;

        @Parameters(paramLabel = "NAME|ID", description = "The dataset's name, or the ingest's id on Temporal's pages.")
        private String id;

        @Override
        public Integer call() {
            return Cancellation.run(
                    group.stack(),
                    group.shell(),
                    json,
                    (operations, servers) -> operations.ingest(id),
                    "%s is cancelled; nothing was published"::formatted);
        }
    }

    @Command(
            name = "list",
            description = {"Lists every dataset version.", "--json: [{\"name\", \"version\", \"published\"}]"},
            footer = {"", "Example:", "  ./refocus dataset list"})
    static final class ListAll implements Callable<Integer> {
        @ParentCommand
        private DatasetCommand group;

        @Mixin
        private JsonOption json;

        @Override
        public Integer call() {
            try (Servers servers = StackServers.of(group.stack())) {
                List<DatasetEntry> entries = new DatasetOperations(servers).list();
                if (json.wanted()) {
                    group.shell().printJson(entries.stream().map(ListAll::row).toList());
                    return ExitCodes.DONE;
                }
                Table table = new Table("DATASET", "PUBLISHED", "VERSION");
                entries.forEach(entry -> table.row(
                        entry.shortReference(), entry.published().toString().substring(0, 19), entry.version()));
                group.shell().print(table.text());
            }
            return ExitCodes.DONE;
        }

        private static Map<String, Object> row(DatasetEntry entry) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", entry.name());
            row.put("version", entry.version());
            row.put("published", entry.published().toString());
            return row;
        }
    }

    @Command(
            name = "show",
            description = {
                "Shows a dataset version: its pairs by split, its blur recipe, its metric contract.",
                "--json: the whole manifest and its \"version\""
            },
            footer = {"", "Example:", "  ./refocus dataset show demo"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private DatasetCommand group;

        @Mixin
        private JsonOption json;

        @Parameters(paramLabel = "ID", description = "NAME for its latest version, NAME@DIGITS or the digits alone.")
        private String id;

        @Override
        public Integer call() {
            try (Servers servers = StackServers.of(group.stack())) {
                DatasetDetails dataset = new DatasetOperations(servers).find(id);
                if (json.wanted()) {
                    Map<String, Object> answer = new LinkedHashMap<>();
                    answer.put("version", dataset.entry().version());
                    Documents.tree(dataset.manifest()).properties().forEach(e -> answer.put(e.getKey(), e.getValue()));
                    group.shell().printJson(answer);
                } else {
                    show(dataset);
                }
            }
            return ExitCodes.DONE;
        }

        private void show(DatasetDetails dataset) {
            Shell shell = group.shell();
            DatasetEntry entry = dataset.entry();
            shell.print("dataset          " + entry.name() + "@" + entry.version());
            shell.print("published        " + entry.published());
            shell.print("metric contract  " + dataset.manifest().metricContract());
            shell.print("recipe           "
                    + dataset.manifest().recipe().map(Documents::canonicalJson).orElse("none: pairs as given"));
            Table table = new Table("SPLIT", "SCENES", "PAIRS");
            dataset.splits().forEach(size -> table.row(size.split().inWords(), size.scenes(), size.pairs()));
            shell.print("");
            shell.print(table.text());
        }
    }
}
