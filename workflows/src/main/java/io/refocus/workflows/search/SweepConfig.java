package io.refocus.workflows.search;

import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.search.propose.Search;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of {@code configs/sweeps}: a grid of axes, or a search of a space.
 *
 * @param experiment path of the experiment's file
 * @param dataset a dataset's name, for its newest version, or {@code NAME@VERSION}
 * @param axes values to try, by dotted path into the experiment; every combination is a trial
 * @param search how to choose from the space
 * @param space what may be tried, by dotted path into the experiment
 * @param first points to try before any draw
 * @param concurrentTrials number of trials at a time
 */
public record SweepConfig(
        String name,
        Path experiment,
        String dataset,
        Optional<Map<String, List<Object>>> axes,
        Optional<Search> search,
        Optional<Map<String, Object>> space,
        Optional<List<Map<String, Object>>> first,
        Optional<SearchBudget> budget,
        int concurrentTrials) {
    private static final String EITHER = "axes for a grid; or search, space and budget";

    public SweepConfig {
        Legal.name("name", name);
        Legal.required("experiment", experiment);
        Legal.text("dataset", dataset);
        Legal.range("concurrentTrials", concurrentTrials, 1, SweepOrder.MOST_AT_A_TIME);
        if (searches(search, space)) {
            refuse("axes", axes);
            order(search, space, first, budget);
        } else {
            Stream.of("space", "first", "budget")
                    .forEach(key -> refuse(key, key.equals("space") ? space : key.equals("first") ? first : budget));
            Grid.check(axes.orElseThrow(() -> new IllegalValueException("axes", "nothing", EITHER)));
        }
    }

    /** Reads a configuration; a relative experiment is relative to the folder of the file. */
    public static SweepConfig read(Path yaml) {
        SweepConfig read = Documents.readYaml(yaml, SweepConfig.class);
        Path experiment =
                yaml.toAbsolutePath().getParent().resolve(read.experiment).normalize();
        return new SweepConfig(
                read.name,
                experiment,
                read.dataset,
                read.axes,
                read.search,
                read.space,
                read.first,
                read.budget,
                read.concurrentTrials);
    }

    /** The axes of a grid; none for a search. */
    public Map<String, List<Object>> grid() {
        return axes.orElse(Map.of());
    }

    /** The search; absent for a grid of axes. */
    public Optional<SearchOrder> searched() {
        return searches(search, space) ? Optional.of(order(search, space, first, budget)) : Optional.empty();
    }

    /** {@code search: {type: grid}} beside axes is what axes alone are. */
    private static boolean searches(Optional<Search> search, Optional<Map<String, Object>> space) {
        return search.filter(type -> !(type instanceof Search.Grid) || space.isPresent())
                .isPresent();
    }

    private static SearchOrder order(
            Optional<Search> search,
            Optional<Map<String, Object>> space,
            Optional<List<Map<String, Object>>> first,
            Optional<SearchBudget> budget) {
        return new SearchOrder(search.orElseThrow(), space.orElse(Map.of()), first.orElse(List.of()), budget);
    }

    private static void refuse(String key, Optional<?> value) {
        if (value.isPresent()) {
            throw new IllegalValueException(key, "a key that does not go with the others", "one of two: " + EITHER);
        }
    }
}
