package io.refocus.datasets.source;

import io.refocus.datasets.FileFault;
import io.refocus.datasets.source.SourcePath.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Brings the two pictures of each pair together by their names. Used by one thread. */
final class Pairing {
    private final Map<String, Map<Side, SourcePath>> found = new TreeMap<>();
    private final List<FileFault> faults = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();

    /** By the names of pairs; those of a photograph have a sharp side only. */
    Map<String, Map<Side, SourcePath>> found() {
        return found;
    }

    List<FileFault> faults() {
        return faults;
    }

    void add(SourcePath path, Side side) {
        SourcePath other = found.computeIfAbsent(path.pairName(), name -> new EnumMap<>(Side.class))
                .putIfAbsent(side, path);
        if (other != null) {
            fault(path, "has the same name as " + other.file());
        }
    }

    void fault(SourcePath path, String reason) {
        faults.add(new FileFault(path.file(), reason));
        faulty.add(path.pairName());
    }

    /** Pairs what is left when the words for the sides are taken off, then names what is still alone. */
    void endPairs() {
        Map<String, Map<Side, SourcePath>> bare = new TreeMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (SourcePath alone : alone()) {
            SourcePath without = alone.withoutSide();
            SourcePath other = bare.computeIfAbsent(without.pairName(), name -> new EnumMap<>(Side.class))
                    .putIfAbsent(without.side().orElseThrow(), without);
            if (other != null
                    || found.containsKey(without.pairName()) && !without.name().equals(alone.name())) {
                ambiguous.add(without.pairName());
            }
        }
        bare.keySet().removeAll(ambiguous);
        bare.values().removeIf(sides -> sides.size() < Side.values().length);
        Set<String> paired = new HashSet<>();
        bare.values().forEach(sides -> sides.values().forEach(path -> paired.add(path.file())));
        found.values().removeIf(sides -> sides.values().stream().anyMatch(path -> paired.contains(path.file())));
        found.putAll(bare);
        alone().forEach(path -> fault(
                path,
                path.side().orElseThrow() == Side.BLUR
                        ? "has no sharp picture of the same name"
                        : "has no blurred picture of the same name"));
    }

    /** What has all its pictures, and of which nothing was said. */
    Map<String, Map<Side, SourcePath>> faultless() {
        Map<String, Map<Side, SourcePath>> good = new TreeMap<>(found);
        good.keySet().removeAll(faulty);
        return good;
    }

    private List<SourcePath> alone() {
        return found.values().stream()
                .filter(sides -> sides.size() == 1)
                .flatMap(sides -> sides.values().stream())
                .toList();
    }
}
