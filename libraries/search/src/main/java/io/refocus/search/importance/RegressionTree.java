package io.refocus.search.importance;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.MathArrays;

/** A regression tree of a random forest (Breiman 2001): each split is the best of some columns, by the squares that it leaves. */
final class RegressionTree {
    private static final int LEAST = 2; // points in a leaf

    private sealed interface Node {}

    private record Leaf(double mean) implements Node {}

    private record Fork(int column, double split, Node left, Node right) implements Node {}

    private record Cut(int column, double split, double squares) {}

    private final List<Column> columns;
    private final double[] values;
    private final RandomGenerator random;
    private final Node root;

    /** @param rows the points that it learns from, some more than once */
    RegressionTree(List<Column> columns, double[] values, int[] rows, RandomGenerator random) {
        this.columns = columns;
        this.values = values;
        this.random = random;
        this.root = grow(rows);
    }

    /** @param codes a code for each column */
    double value(double[] codes) {
        Node node = root;
        while (node instanceof Fork fork) {
            node = columns.get(fork.column).left(codes[fork.column], fork.split) ? fork.left : fork.right;
        }
        return ((Leaf) node).mean;
    }

    private Node grow(int[] rows) {
        Cut best = null;
        for (int column : tried()) {
            Cut cut = best(column, rows);
            if (cut != null && (best == null || cut.squares < best.squares)) best = cut;
        }
        double whole = squares(rows);
        if (best == null || best.squares >= whole * (1 - 1e-12)) return new Leaf(mean(rows));
        Cut cut = best;
        return new Fork(cut.column, cut.split, grow(part(rows, cut, true)), grow(part(rows, cut, false)));
    }

    /** Half of the columns, rounded up. */
    private int[] tried() {
        int[] all = MathArrays.natural(columns.size());
        MathArrays.shuffle(all, random);
        return Arrays.copyOf(all, (all.length + 1) / 2);
    }

    private Cut best(int column, int[] rows) {
        double[] codes = columns.get(column).codes();
        double[] splits = Arrays.stream(rows)
                .mapToDouble(row -> codes[row])
                .filter(code -> !Double.isNaN(code))
                .distinct()
                .sorted()
                .toArray();
        Cut best = null;
        for (double split : splits) {
            Cut cut = new Cut(column, split, 0);
            int[] left = part(rows, cut, true);
            if (left.length < LEAST || rows.length - left.length < LEAST) continue;
            double squares = squares(left) + squares(part(rows, cut, false));
            if (best == null || squares < best.squares) best = new Cut(column, split, squares);
        }
        return best;
    }

    private int[] part(int[] rows, Cut cut, boolean left) {
        Column column = columns.get(cut.column);
        return Arrays.stream(rows)
                .filter(row -> column.left(column.codes()[row], cut.split) == left)
                .toArray();
    }

    private double mean(int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).average().orElse(0);
    }

    /** Sum of the squared distances from the mean. */
    private double squares(int[] rows) {
        double mean = mean(rows);
        return Arrays.stream(rows)
                .mapToDouble(row -> (values[row] - mean) * (values[row] - mean))
                .sum();
    }
}
