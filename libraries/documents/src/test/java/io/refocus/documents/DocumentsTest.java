package io.refocus.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {
    enum Colour {
        LIGHT_RED,
        BLUE
    }

    sealed interface Rate {
        record Constant(double rate) implements Rate {
            public Constant {
                Legal.range("rate", rate, 0, 1);
            }
        }

        record ReduceOnPlateau(double rate, int patience) implements Rate {}
    }

    record Plan(
            String name,
            Rate rate,
            List<Integer> sizes,
            Map<String, List<Object>> axes,
            Optional<Colour> colour,
            boolean flips) {}

    private static final String LEGAL = """
            name: demo
            rate: {type: reduce-on-plateau, rate: 1e-3, patience: 4}
            sizes: [64, 128]
            axes: {rate.rate: [0.1, 1, light]}
            colour: light-red
            flips: true
            """;

    @TempDir
    Path folder;

    private Plan read(String yaml) throws Exception {
        return Documents.readYaml(Files.writeString(folder.resolve("plan.yaml"), yaml), Plan.class);
    }

    /** What the parser would take for something else without a word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flips: true            | flips: *yes                   | *yes at line 6, column 8            | anchors and aliases
            name: demo             | name: &x demo                 | *x at line 7, column 8              | the value itself
            patience: 4            | patience: 010                 | 010 at line 2, column 55            | a text in quotes
            flips: true            | flips: true@---@name: other   | a second document at line 7, column 1 | one document
            """)
    void whatYamlKnowsAndWeDoNotIsRefused(String given, String changed, String got, String expected) {
        String yaml = LEGAL.replace(given, changed.replace("@", "\n")) + (changed.contains("&x") ? "again: *x\n" : "");

        assertThatThrownBy(() -> read(yaml)).hasMessageContaining(got).hasMessageContaining(expected);
    }

    @Test
    void zerosThatAreNoOctalAndTextsInQuotesAreLegal() throws Exception {
        assertThat(read(LEGAL.replace("0.1, 1", "0, 0.10, '010'").replace("1e-3", "0.01"))
                        .axes()
                        .get("rate.rate"))
                .containsExactly(0L, 0.1, "010", "light");
    }

    @Test
    void everyKindOfComponentIsBound() throws Exception {
        assertThat(read(LEGAL))
                .isEqualTo(new Plan(
                        "demo",
                        new Rate.ReduceOnPlateau(0.001, 4),
                        List.of(64, 128),
                        Map.of("rate.rate", List.of(0.1, 1L, "light")),
                        Optional.of(Colour.LIGHT_RED),
                        true));
    }

    @Test
    void aRecordWrittenAsJsonReadsBackEqual() throws Exception {
        Plan plan = read(LEGAL.replace("colour: light-red\n", ""));

        assertThat(plan.colour()).isEmpty();
        assertThat(Documents.readJson(Documents.json(plan), "copy", Plan.class)).isEqualTo(plan);
    }

    @ParameterizedTest(name = "{0} -> {1} gives {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "flips: true | flips: yes please | flips: got \"yes please\"; expected true or false",
                "flips: true | '' | flips: got nothing; expected a value (boolean)",
                "flips: true | flip: true | flip: got an unknown key; expected one of axes, colour, flips, name, rate, sizes",
                "64, 128 | 64, 1.5 | sizes[1]: got 1.5; expected a whole number",
                "light-red | green | colour: got \"green\"; expected one of light-red, blue",
                "reduce-on-plateau | step | rate.type: got \"step\"; expected one of constant, reduce-on-plateau",
                "type: reduce-on-plateau, rate: 1e-3, patience: 4 | type: constant, rate: 3 | rate.rate: got 3.0; expected a number from 0.0 to 1.0",
                "patience: 4 | patience: 4, rate: 2 | Duplicate field 'rate'",
            })
    void whatIsWrongIsToldWithFileKeyGotAndLegal(String good, String bad, String message) {
        assertThatThrownBy(() -> read(LEGAL.replace(good, bad)))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("plan.yaml: ")
                .hasMessageContaining(message)
                .extracting(e -> ((BadDocumentException) e).fault())
                .isEqualTo(Fault.BAD_INPUT);
    }

    @Test
    void aMissingFileIsBadInputAndNamed() {
        assertThatThrownBy(() -> Documents.readYaml(folder.resolve("none.yaml"), Plan.class))
                .hasMessage(folder.resolve("none.yaml") + ": the document: got no such file; expected a YAML file");
    }

    @Test
    void withReplacesOneValueAndLeavesTheOriginal() throws Exception {
        Plan plan = read(LEGAL);
        var changed = Documents.with(Documents.tree(plan), "rate.patience", Documents.tree(7));

        assertThat(Documents.bind(changed, "copy", Plan.class).rate()).isEqualTo(new Rate.ReduceOnPlateau(0.001, 7));
        assertThat(plan.rate()).isEqualTo(new Rate.ReduceOnPlateau(0.001, 4));
    }

    @Test
    void withAddsAnOptionalKeyThatWasLeftOut() throws Exception {
        Plan plan = read(LEGAL.replace("colour: light-red\n", ""));

        var changed = Documents.with(Documents.tree(plan), "colour", Documents.tree("blue"));

        assertThat(Documents.bind(changed, "copy", Plan.class).colour()).contains(Colour.BLUE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rate.speed | copy: rate.speed: got an unknown key; expected one of patience, rate",
                "rates.patience | copy: rates: got an unknown key; expected one of axes, colour, flips, name, rate, sizes",
                "name.first | name.first: first: got an unknown key; expected no key below a plain value",
            })
    void aKeyThatIsNoneIsToldWithThoseThereAre(String path, String message) throws Exception {
        Plan plan = read(LEGAL);

        assertThatThrownBy(() -> Documents.bind(
                        Documents.with(Documents.tree(plan), path, Documents.tree(7)), "copy", Plan.class))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void withFindsElementsOfListsByNumber() throws Exception {
        Plan plan = read(LEGAL);
        int last = plan.sizes().size() - 1;
        var changed = Documents.with(Documents.tree(plan), "sizes." + last, Documents.tree(7));

        assertThat(Documents.bind(changed, "copy", Plan.class).sizes())
                .hasSize(last + 1)
                .startsWith(plan.sizes().subList(0, last).toArray(new Integer[0]))
                .endsWith(7);
        assertThatThrownBy(() -> Documents.with(Documents.tree(plan), "sizes.9", Documents.tree(7)))
                .hasMessageContaining("sizes.9: 9: got an unknown key; expected one of 0, ");
    }

    @Test
    void canonicalJsonDoesNotDependOnTheOrderOfKeys() {
        assertThat(Documents.canonicalJson(Map.of("b", 1, "a", List.of(true, 0.5, Double.POSITIVE_INFINITY))))
                .isEqualTo("{\"a\":[true,0.5,\"Infinity\"],\"b\":1}");
        // printf '{"a":1}' | sha256sum
        assertThat(Documents.digest(Map.of("a", 1)))
                .isEqualTo("015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862");
    }
}
