package io.refocus.search.importance;

import io.refocus.documents.Legal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well1024a;
import org.hipparchus.util.MathArrays;

/**
 * How much each parameter explains of the results of a search: permutation importance of a random forest (Breiman 2001, section 10). A forest of
 * {@value #TREES} trees learns the results; the error that it makes on points that a tree did not learn from grows when the values of one
 * parameter are exchanged among them, and by how much it grows is that parameter's importance.
 */
public final class ParameterImportance {
    /** With fewer results nothing is said. */
    public static final int FEWEST = 8;

    private static final int TREES = 100;

    private final List<Column> columns;
    private final double[] values;
    private final RandomGenerator random;

    private ParameterImportance(List<Column> columns, double[] values, long seed) {
        this.columns = columns;
        this.values = values;
        this.random = new Well1024a(seed);
    }

    /**
     * @param points parameters by path; one may lack what another has
     * @param values the result of each, all finite
     * @return shares of 1 by path, the greatest first; empty with fewer than {@value #FEWEST} points, or if nothing explains the results
     */
    public static Map<String, Double> of(List<Map<String, Object>> points, double[] values, long seed) {
        Legal.required("points", points);
        if (points.size() != values.length) {
            throw new IllegalArgumentException(points.size() + " points have " + values.length + " values");
        }
        TreeSet<String> paths = new TreeSet<>();
        points.forEach(point -> paths.addAll(point.keySet()));
        if (points.size() < FEWEST || paths.isEmpty()) {
            return Map.of();
        }
        List<Column> columns =
                paths.stream().map(path -> Column.of(path, points)).toList();
        return shares(List.copyOf(paths), new ParameterImportance(columns, values, seed).increases());
    }

    private static Map<String, Double> shares(List<String> paths, double[] increases) {
        double sum = IntStream.range(0, increases.length)
                .mapToDouble(i -> Math.max(0, increases[i]))
                .sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        if (sum > 0) {
            IntStream.range(0, increases.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -increases[i]))
                    .forEach(i -> shares.put(paths.get(i), Math.max(0, increases[i]) / sum));
        }
        return shares;
    }

    /** For each column, by how much the squared error grows, summed over trees. */
    private double[] increases() {
        double[] increases = new double[columns.size()];
        for (int i = 0; i < TREES; i++) {
            int[] rows = IntStream.generate(() -> random.nextInt(values.length))
                    .limit(values.length)
                    .toArray();
            RegressionTree tree = new RegressionTree(columns, values, rows, random);
            int[] others = without(rows);
            double error = error(tree, others, -1, others);
            for (int column = 0; column < increases.length; column++) {
                int[] exchanged = others.clone();
                MathArrays.shuffle(exchanged, random);
                increases[column] += error(tree, others, column, exchanged) - error;
            }
        }
        return increases;
    }

    private int[] without(int[] rows) {
        int[] sorted = rows.clone();
        Arrays.sort(sorted);
        return IntStream.range(0, values.length)
                .filter(row -> Arrays.binarySearch(sorted, row) < 0)
                .toArray();
    }

    /** Mean squared error, the codes of one column being those of other rows. */
    private double error(RegressionTree tree, int[] rows, int column, int[] exchanged) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double[] codes = new double[columns.size()];
            for (int c = 0; c < codes.length; c++)
                codes[c] = columns.get(c).codes()[c == column ? exchanged[i] : rows[i]];
            double off = tree.value(codes) - values[rows[i]];
            sum += off * off;
        }
        return rows.length == 0 ? 0 : sum / rows.length;
    }
}
