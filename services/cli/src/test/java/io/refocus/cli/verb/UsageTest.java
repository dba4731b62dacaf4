package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {
    private static final List<String> VERBS = List.of(
            "demo",
            "up",
            "down",
            "status",
            "logs",
            "doctor",
            "dataset",
            "sweep",
            "promote",
            "gate",
            "model",
            "tracking",
            "restore",
            "train",
            "lr-range",
            "evaluate",
            "bench");

    @TempDir
    private Path home;

    private RunOfTheCommand run(String... arguments) {
        return RunOfTheCommand.of(home, Map.of(), arguments);
    }

    static Stream<String> everyVerb() {
        return Stream.concat(
                VERBS.stream(),
                Stream.of(
                        "dataset ingest",
                        "dataset list",
                        "dataset show",
                        "dataset cancel",
                        "sweep cancel",
                        "promote cancel",
                        "tracking rebuild",
                        "sweep start",
                        "sweep list",
                        "sweep show",
                        "sweep pause",
                        "sweep resume",
                        "sweep stop",
                        "sweep concurrency",
                        "sweep extend",
                        "sweep add",
                        "sweep prune",
                        "sweep retry",
                        "sweep widen",
                        "model show",
                        "bench train-step",
                        "bench infer",
                        "bench soak",
                        "bench propose"));
    }

    @ParameterizedTest
    @MethodSource("everyVerb")
    void helpOfEveryVerbShowsAnExample(String verb) {
        RunOfTheCommand help = run((verb + " --help").split(" "));

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .containsPattern("(?m)^Examples?:$")
                .contains("./refocus " + verb)
                .doesNotContain("Exit codes");
    }

    @Test
    void exitCodesStandOnceInTheHelpOfTheWhole() {
        RunOfTheCommand help = run("--help");

        assertThat(help.out()).containsOnlyOnce("Exit codes:");
        for (String code : List.of("0 ", "1 ", "2 ", "3 ", "4 ", "5 ")) {
            assertThat(help.out()).containsPattern("(?m)^  " + code);
        }
    }

    static Stream<CommandLine> everyCommand() {
        return withSubcommands(RefocusCommand.line(null));
    }

    private static Stream<CommandLine> withSubcommands(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(UsageTest::withSubcommands));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void examplesArePrintedAsTheyCanBePastedAtEightyColumns(CommandLine line) {
        line.setUsageHelpAutoWidth(false).setUsageHelpWidth(80);
        List<String> examples = Stream.of(line.getCommandSpec().usageMessage().footer())
                .filter(text -> text.startsWith("  "))
                .toList();

        assertThat(examples).isNotEmpty();
        assertThat(line.getUsageMessage().lines()).containsAll(examples).allSatisfy(text -> assertThat(text)
                .hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void theVerbsAreThoseOfTheIssueAndNoOther() {
        RunOfTheCommand help = run("--help");

        List<String> shown = Pattern.compile("(?m)^  ([a-z-]+)  +[A-Z]")
                .matcher(help.out())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(shown).containsExactlyElementsOf(VERBS);
    }

    @Test
    void whatTheScriptSaysBeforeAnythingIsBuiltIsThere() throws IOException {
        String script = Files.readString(RunOfTheCommand.ROOT.resolve("refocus"));
        String usage = script.substring(script.indexOf("<<'USAGE'"), script.indexOf("\nUSAGE\n"));

        List<String> shown = Pattern.compile("(?m)^  \\./refocus ([a-z-]+) ")
                .matcher(usage)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(shown).containsExactly("--help", "demo");
        assertThat(VERBS).contains("demo");
    }

    @Test
    void reportingVerbsTakeJsonButThoseThatPrintNothingElse() {
        CommandLine line = RefocusCommand.line(null);

        assertThat(line.getSubcommands().values().stream()
                        .filter(verb -> !verb.getCommandName().equals("bench"))
                        .flatMap(verb -> verb.getSubcommands().isEmpty()
                                ? Stream.of(verb)
                                : verb.getSubcommands().values().stream())
                        .filter(verb -> verb.getCommandSpec().findOption("--json") == null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "status --fast",
                "dataset",
                "dataset fly",
                "tracking",
                "sweep start",
                "sweep pause",
                "sweep concurrency 3f0a9c5e7d1b2468 many",
                "sweep concurrency 3f0a9c5e7d1b2468",
                "sweep add 3f0a9c5e7d1b2468",
                "sweep widen 3f0a9c5e7d1b2468",
                "sweep prune 3f0a9c5e7d1b2468",
                "restore in.png",
                "evaluate model",
                "train x.yaml",
                "bench",
                "train x.yaml -o out --minutes soon",
                "train x.yaml -o out --pairs a --dataset b",
                "restore a.png -o b.png --url http://127.0.0.1:1 --model m",
                "logs",
                "logs worker -n many"
            })
    void wrongUsageIsOneMessageAndExitCodeTwo(String arguments) {
        RunOfTheCommand wrong = arguments.isEmpty() ? run() : run(arguments.split(" "));

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("refocus: ").contains("--help").doesNotContain("\tat ");
    }

    @Test
    void anUnknownComponentIsToldWithTheKnownOnes() {
        RunOfTheCommand wrong = run("logs", "postgres");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .isEqualTo(
                        "refocus: there is no component 'postgres'; expected one of temporal, store, mlflow, worker, inference, demo-inference\n");
    }

    @Test
    void aComponentThatNeverRanHasNoLog() {
        RunOfTheCommand missing = run("logs", "worker");

        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).contains("worker has no log").contains("./refocus up");
    }

    @Test
    void versionNamesTheCommit() {
        RunOfTheCommand version = run("--version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).containsPattern("refocus .*, commit ([0-9a-f]{40}(-dirty)?|unknown)");
    }
}
