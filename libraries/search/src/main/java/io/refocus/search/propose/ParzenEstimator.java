package io.refocus.search.propose;

import io.refocus.search.space.Domain;
import io.refocus.search.space.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;

/**
 * A density over the unit cube of some parameters: a mixture with one product of kernels around each observation, and a wide
 * one, the prior, so that no place is impossible. Recent observations weigh 1, older ones less.
 */
final class ParzenEstimator {
    private static final int RECENT = 25;

    private final double[] weights;
    private final List<Kernels> kernels;

    private ParzenEstimator(double[] weights, List<Kernels> kernels) {
        this.weights = weights;
        this.kernels = kernels;
    }

    /** @param places of the observations, oldest first, {@code [parameter]} each */
    static ParzenEstimator of(List<Parameter> parameters, List<double[]> places) {
        double[] weights = Arrays.copyOf(ages(places.size()), places.size() + 1);
        weights[places.size()] = 1;
        double sum = Arrays.stream(weights).sum();
        return new ParzenEstimator(
                Arrays.stream(weights).map(weight -> weight / sum).toArray(),
                IntStream.range(0, parameters.size())
                        .mapToObj(i -> kernels(
                                parameters.get(i).domain(),
                                places.stream().mapToDouble(place -> place[i]).toArray()))
                        .toList());
    }

    private static Kernels kernels(Domain domain, double[] places) {
        return domain instanceof Domain.Choice
                ? ChoiceKernels.around(places, domain.cells())
                : NumberKernels.around(places, domain.cells());
    }

    /** The weights of observations: a ramp from {@code 1/n} to 1, and the last {@value #RECENT} at 1. */
    static double[] ages(int observations) {
        double[] ages = new double[observations];
        Arrays.fill(ages, 1);
        int old = Math.max(0, observations - RECENT);
        double first = 1.0 / Math.max(1, observations);
        for (int i = 0; i < old; i++) {
            ages[i] = old == 1 ? first : first + i * (1 - first) / (old - 1);
        }
        return ages;
    }

    double[] sample(RandomGenerator random) {
        int kernel = Kernels.index(weights, random.nextDouble());
        return kernels.stream()
                .mapToDouble(parameter -> parameter.sample(kernel, random))
                .toArray();
    }

    double logDensity(double[] place) {
        double[] logs = new double[weights.length];
        for (int kernel = 0; kernel < logs.length; kernel++) {
            logs[kernel] = StrictMath.log(weights[kernel]);
            for (int i = 0; i < place.length; i++) {
                logs[kernel] += kernels.get(i).logDensity(kernel, place[i]);
            }
        }
        double most = Arrays.stream(logs).max().orElseThrow(); // finite: the prior is nowhere 0
        return most
                + StrictMath.log(Arrays.stream(logs)
                        .map(log -> StrictMath.exp(log - most))
                        .sum());
    }
}
