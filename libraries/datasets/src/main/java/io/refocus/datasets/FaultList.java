package io.refocus.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Unusable files, as many as fit into a message.
 *
 * @param first at most {@link #LISTED} of them
 * @param total how many there are
 */
public record FaultList(List<FileFault> first, int total) {
    /** Number of files listed one by one; with the longest names and reasons still far below a message's limit. */
    public static final int LISTED = 200;

    public FaultList {
        first = List.copyOf(first.subList(0, Math.min(first.size(), LISTED)));
    }

    public static FaultList of(List<FileFault> faults) {
        return new FaultList(faults, faults.size());
    }

    public FaultList and(FaultList more) {
        List<FileFault> both = new ArrayList<>(first);
        both.addAll(more.first);
        return new FaultList(both, total + more.total);
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** Their number with a word for them: {@code 1 file}, {@code 2 files}. */
    public String counted(String what) {
        return total == 1 ? "1 " + what : total + " " + what + "s";
    }

    /** A line a file. */
    public String describe() {
        return describe(first.size());
    }

    /** A line a file. @param most lines; how many more there are is said in one more */
    public String describe(int most) {
        int shown = Math.min(most, first.size());
        String lines = first.stream().limit(shown).map(fault -> "\n  " + fault).collect(Collectors.joining());
        return total > shown ? lines + String.format(Locale.ROOT, "\n  and %d more", total - shown) : lines;
    }
}
