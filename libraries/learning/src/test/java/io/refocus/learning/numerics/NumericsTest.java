package io.refocus.learning.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.Numerics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever changes a source that computes says whether the numbers change. */
class NumericsTest {
    private static final Path RECORDED = Path.of("src/test/resources/numerics.txt");
    private static final String RECORD = "record.numerics";
    private static final String SOURCE = """
            class Step {
                double rate(int update) {
                    if (update < 0) throw new IllegalArgumentException("need update >= 0, got " + update);
                    return 0.5 * update;
                }
            }
            """;

    @Test
    void sourcesThatComputeAreThoseOfTheRecordedVersion() throws IOException {
        List<String> now = lines(ComputingSources.digests());
        if (Boolean.getBoolean(RECORD)) {
            Files.write(RECORDED, now);
        }
        List<String> changed = new ArrayList<>(now);
        List<String> recorded = Files.readAllLines(RECORDED);
        changed.removeAll(recorded);
        recorded.stream()
                .filter(line -> !now.contains(line))
                .filter(line -> changed.stream().noneMatch(other -> name(other).equals(name(line))))
                .forEach(line -> changed.add(line + " (gone)"));

        assertThat(changed)
                .withFailMessage("""
                        Sources that decide a trial's numbers are not the recorded ones:
                          %s
                        If weights or scores change (a golden test fails, or its values had to change): raise Numerics.VERSION by one, so that
                        trials get other ids. If every golden test passes as it is, leave the version. Then record the sources:
                          mvn test -pl libraries/learning -am -Dtest=NumericsTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true
                        and commit libraries/learning/%s with the change.""", String.join("\n  ", changed), RECORD, RECORDED)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"// a comment", "/* a comment\n over lines */", "\n\n\n", "/** Says \"more\". */"})
    void commentsAndSpacesChangeNothing(String text) {
        assertThat(ComputingSources.digest(SOURCE.replace("    double", text + "\n  double")))
                .isEqualTo(ComputingSources.digest(SOURCE));
    }

    @Test
    void importsAndMessagesChangeNothing() {
        String other = "package io.refocus;\n\nimport java.util.List;\n"
                + SOURCE.replace("need update >= 0, got ", "update must not be negative, was ");

        assertThat(ComputingSources.digest(other)).isEqualTo(ComputingSources.digest(SOURCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.25 * update", "0.5 * -update", "0.5 / update", "0.5 * (update + 1)"})
    void aFormulaChangesTheDigest(String formula) {
        assertThat(ComputingSources.digest(SOURCE.replace("0.5 * update", formula)))
                .isNotEqualTo(ComputingSources.digest(SOURCE));
    }

    @Test
    void theNameOfANativeOperationChangesTheDigest() {
        assertThat(SourceText.thatComputes("run( \"tanh\" , 'a' , \"// no comment\" );  // \"text\""))
                .isEqualTo("run(\"tanh\",'a',\"\");");
        assertThat(ComputingSources.digest("run(\"tanh\")")).isNotEqualTo(ComputingSources.digest("run(\"sigmoid\")"));
    }

    @Test
    void wordsStayApart() {
        assertThat(SourceText.thatComputes("return  new /* x */ Step ( a+b )  ; \n"))
                .isEqualTo("return new Step(a+b);");
    }

    private static List<String> lines(SortedMap<String, String> digests) {
        return Stream.concat(
                        Stream.of("version " + Numerics.VERSION),
                        digests.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()))
                .toList();
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(' '));
    }
}
