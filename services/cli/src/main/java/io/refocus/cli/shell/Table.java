package io.refocus.cli.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns of text: numbers right-aligned, all else left-aligned, two spaces between. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** @throws IllegalArgumentException if there are not as many cells as headings */
    public Table row(Object... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "got a row of %d cells; expected %d, one for each heading",
                    cells.length,
                    rows.get(0).size()));
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** The lines, without a last line end. */
    public String text() {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(c ->
                        rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                .toArray();
        boolean[] numbers = new boolean[columns];
        IntStream.range(0, columns)
                .forEach(c -> numbers[c] =
                        rows.stream().skip(1).allMatch(row -> row.get(c).matches("[-+]?[0-9.,]+( (dB|s))?|-")));
        return rows.stream().map(row -> line(row, widths, numbers)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths, boolean[] numbers) {
        return IntStream.range(0, widths.length)
                .mapToObj(c -> {
                    String space = " ".repeat(widths[c] - row.get(c).length());
                    return numbers[c] ? space + row.get(c) : row.get(c) + space;
                })
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
