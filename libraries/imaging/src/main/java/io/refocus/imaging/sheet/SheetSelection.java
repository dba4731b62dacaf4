package io.refocus.imaging.sheet;

import io.refocus.documents.Legal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which of many pictures are shown on a contact sheet: scenes spread evenly over all of them. */
public final class SheetSelection {
    private SheetSelection() {}

    /**
     * One picture from the middle of each chosen scene; with fewer scenes than rows, more of each.
     *
     * @param scenes the scene of each picture
     * @param rows how many pictures are shown at most
     * @return indices of pictures, ascending
     */
    public static Set<Integer> of(List<String> scenes, int rows) {
        Legal.range("rows", rows, 1, Integer.MAX_VALUE);
        Map<String, List<Integer>> byScene = new LinkedHashMap<>();
        for (int i = 0; i < scenes.size(); i++) {
            byScene.computeIfAbsent(scenes.get(i), scene -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> pictures = List.copyOf(byScene.values());
        Set<Integer> chosen = new TreeSet<>();
        if (pictures.size() >= rows) {
            spread(pictures.size(), rows).forEach(scene -> chosen.addAll(spread(pictures.get(scene), 1)));
            return chosen;
        }
        int each = 1;
        while (chosen.size() < Math.min(rows, scenes.size())) {
            chosen.clear();
            for (List<Integer> scene : pictures) {
                chosen.addAll(spread(scene, Math.min(each, scene.size())));
            }
            each++;
        }
        return chosen.size() <= rows ? chosen : new TreeSet<>(spread(List.copyOf(chosen), rows));
    }

    private static List<Integer> spread(List<Integer> from, int count) {
        return spread(from.size(), count).stream().map(from::get).toList();
    }

    /** The middles of {@code count} equal parts of {@code 0..size}. */
    private static List<Integer> spread(int size, int count) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add((int) ((2L * i + 1) * size / (2L * count)));
        }
        return places;
    }
}
