package io.refocus.search.propose;

import io.refocus.search.space.Parameter;
import io.refocus.search.space.Space;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/**
 * One draw of the tree-structured Parzen estimator (Bergstra et al. 2011; the constants of Watanabe 2023, arXiv:2304.11127).
 *
 * <p>Parameters that exist together are drawn together: candidates from the density of the good points, of which the one is
 * taken where that density is highest beside the density of the others. Then those that hang on what was chosen.
 */
final class TpeDraw {
    private static final int CANDIDATES = 24;

    private final Space space;
    private final Set<String> tried;
    private final RandomGenerator random;
    private final List<Map<String, Double>> good;
    private final List<Map<String, Double>> other;

    TpeDraw(Space space, Split split, Set<String> tried, RandomGenerator random) {
        this.space = space;
        this.tried = tried;
        this.random = random;
        this.good = split.good().stream().map(told -> space.units(told.point())).toList();
        this.other =
                split.other().stream().map(told -> space.units(told.point())).toList();
    }

    Map<String, Object> point() {
        Map<String, Double> units = Map.of();
        for (List<Parameter> group : space.groups()) {
            if (space.exists(group.get(0), space.point(units))) {
                units = drawn(group, units);
            }
        }
        return space.point(units);
    }

    private Map<String, Double> drawn(List<Parameter> group, Map<String, Double> before) {
        ParzenEstimator likely = ParzenEstimator.of(group, places(good, group));
        ParzenEstimator unlikely = ParzenEstimator.of(group, places(other, group));
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            double[] place = likely.sample(random);
            candidates.add(new Candidate(place, likely.logDensity(place) - unlikely.logDensity(place)));
        }
        candidates.sort(Comparator.comparingDouble(candidate -> -candidate.gain()));
        return candidates.stream()
                .map(candidate -> joined(before, group, candidate.place()))
                .filter(units -> !tried.contains(Untried.key(space.point(units))))
                .findFirst()
                .orElseGet(() -> joined(before, group, candidates.get(0).place()));
    }

    private record Candidate(double[] place, double gain) {}

    private static Map<String, Double> joined(Map<String, Double> before, List<Parameter> group, double[] place) {
        Map<String, Double> units = new LinkedHashMap<>(before);
        IntStream.range(0, place.length).forEach(i -> units.put(group.get(i).path(), place[i]));
        return units;
    }

    /** Of the points at which the group exists. */
    private static List<double[]> places(List<Map<String, Double>> points, List<Parameter> group) {
        List<String> paths = group.stream().map(Parameter::path).toList();
        return points.stream()
                .filter(units -> units.keySet().containsAll(paths))
                .map(units -> paths.stream().mapToDouble(units::get).toArray())
                .toList();
    }
}
