package io.refocus.workflows.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.BadDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepConfigTest {
    private static final String SEARCH = "search: {type: tpe, seed: 7}\n";
    private static final String SPACE = "space:\n  rate: {log-uniform: [0.001, 0.1]}\n";
    private static final String BUDGET = "budget: {trials: 20, minutes: 60}\n";

    @TempDir
    private Path folder;

    private SweepConfig read(String keys) throws IOException {
        return SweepConfig.read(Files.writeString(
                folder.resolve("mine.yaml"),
                "name: mine\nexperiment: e.yaml\ndataset: demo\nconcurrentTrials: 2\n" + keys));
    }

    @Test
    void aSearchHasASpaceFirstPointsAndABudget() throws IOException {
        SearchOrder search = read(SEARCH + SPACE + BUDGET + "first:\n  - {rate: 0.01}\n")
                .searched()
                .orElseThrow();

        assertThat(search.first()).containsExactly(Map.of("rate", 0.01));
        assertThat(search.text()).isEqualTo("tpe, at most 20 trials, 60 minutes");
        assertThat(read("axes:\n  rate: [0.1]\n").searched()).isEmpty();
        assertThat(read("axes:\n  rate: [0.1]\nsearch: {type: grid}\n").searched())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search: {type: tpe, seed: 7}\\nbudget: {trials: 1}|space: got nothing",
                "search: {type: tpe, seed: 7}\\nspace: {r: {uniform: [0, 1]}}|budget: got nothing; expected a mapping with trials, minutes or steps",
                "search: {type: tpe, seed: 7}\\nspace: {r: {uniform: [0, 1]}}\\nbudget: {}|budget.trials: got nothing; expected trials, minutes or steps",
                "search: {type: tpe, seed: 7}\\nspace: {r: {uniform: [0, 1]}}\\nbudget: {trials: 0}|budget.trials: got 0; expected from 1 to 1000",
                "search: {type: bayes, seed: 7}\\nspace: {r: {uniform: [0, 1]}}|search.type: got \"bayes\"; expected one of grid, random, sobol, tpe",
                "search: {type: sobol, seed: 7}\\nspace: {r: {choice: [1, 2]}}\\nbudget: {trials: 1}|space.r: got a choice; expected uniform, log-uniform or integer",
                "search: {type: grid}\\nspace: {r: {uniform: [1, 2]}}|space.r: got a continuum",
                "search: {type: tpe, seed: 7}\\nspace: {r: {uniform: [2, 1]}}\\nbudget: {trials: 1}|space.r.uniform: got [2.0, 1.0]",
                "search: {type: tpe, seed: 7}\\nspace: {r: {uniform: [0, 1], when: {s: a}}}\\nbudget: {trials: 1}|space.r.when: got s, which is no parameter",
                "search: {type: tpe, seed: 7}\\nspace: {r: {times: s, uniform: [1, 2]}, s: {choice: [1]}}\\nbudget: {trials: 1}|space.r.times: got s, which is a choice",
                "search: {type: tpe, seed: 7}\\nspace: {r: {uniform: [0, 1]}}\\nbudget: {trials: 1}\\nfirst: [{r: 2}]|first[0].r: got 2; expected a number from 0.0 to 1.0",
                "search: {type: tpe, seed: 7}\\nspace: {r: {uniform: [0, 1]}}\\nbudget: {trials: 1}\\nfirst: [{r: 1}, {r: 1.0}]|first[1]: got a point that stands there already",
                "search: {type: tpe, seed: 7}\\nspace: {r: {uniform: [0, 1]}}\\nbudget: {trials: 1}\\naxes: {r: [1]}|axes: got a key that does not go with the others",
                "axes: {r: [1]}\\nbudget: {trials: 1}|budget: got a key that does not go with the others",
                "space: {r: {uniform: [0, 1]}}\\nbudget: {trials: 1}|space: got a key that does not go with the others",
                "search: {type: grid}|axes: got nothing; expected axes for a grid; or search, space and budget"
            })
    void whatDoesNotFitIsNamedWithItsFileAndKey(String keys, String told) {
        assertThatThrownBy(() -> read(keys.replace("\\n", "\n")))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("mine.yaml: " + told);
    }

    @Test
    void aSearchsIdentityIsItsContentAndNotTheOrderOfItsKeys() throws IOException {
        String two = "space:\n  a: {uniform: [0, 1]}\n  b: {uniform: [0, 1]}\n";
        String turned = "space:\n  b: {uniform: [0, 1]}\n  a: {uniform: [0, 1]}\n";

        assertThat(id(SEARCH + two + BUDGET))
                .isEqualTo(id(BUDGET + turned + SEARCH))
                .isNotEqualTo(id(SEARCH.replace("7", "8") + two + BUDGET))
                .isNotEqualTo(id(SEARCH + two + BUDGET.replace("20", "21")));
    }

    /** Sweeps that were started before searches existed are found again. */
    @Test
    void theIdentityOfAGridIsWhatItWas() {
        assertThat(new SweepOrder(
                                "s",
                                "{}",
                                new DatasetVersion("demo", "v1"),
                                Map.of("rate", List.of(0.1)),
                                Optional.empty(),
                                1)
                        .sweepId())
                .isEqualTo("e8531298183e5f93");
    }

    private String id(String keys) throws IOException {
        SweepConfig config = read(keys);
        return new SweepOrder("mine", "{}", new DatasetVersion("demo", "v1"), config.grid(), config.searched(), 1)
                .sweepId();
    }
}
