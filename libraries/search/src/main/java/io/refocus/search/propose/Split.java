package io.refocus.search.propose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The results so far in two: the best tenth, and all others with those under way, of which it is assumed that they will not be
 * among the best. Both in the order of their numbers.
 *
 * @param known how many results there are
 */
record Split(List<Told> good, List<Told> other, int known) {
    private static final double SHARE = 0.1;
    private static final int MOST_GOOD = 25;

    static Split of(List<Told> told) {
        List<Told> byNumber =
                told.stream().sorted(Comparator.comparingInt(Told::number)).toList();
        List<Told> completed = of(byNumber, ToldState.COMPLETED);
        int known = completed.size() + of(byNumber, ToldState.DIVERGED).size();
        int good = Math.min(Math.min((int) Math.ceil(SHARE * known), MOST_GOOD), completed.size());
        List<Told> best = completed.stream()
                .sorted(Comparator.comparingDouble(known1 -> -known1.score().orElseThrow()))
                .limit(good)
                .sorted(Comparator.comparingInt(Told::number))
                .toList();
        List<Told> other = new ArrayList<>(byNumber);
        other.removeIf(one -> one.state() == ToldState.FAILED || best.contains(one));
        return new Split(best, List.copyOf(other), known);
    }

    private static List<Told> of(List<Told> told, ToldState state) {
        return told.stream().filter(one -> one.state() == state).toList();
    }
}
