package io.refocus.search.propose;

import io.refocus.search.space.Parameter;
import io.refocus.search.space.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.SobolSequenceGenerator;

/** Sobol's sequence with the direction numbers of Joe and Kuo, shifted as a whole around the torus. */
final class SobolPoints {
    /** More parameters than anybody searches; reading the direction numbers takes longer with each. */
    static final int MOST = 100;

    private SobolPoints() {}

    static Map<String, Object> at(Space space, long seed, int index) {
        List<Parameter> parameters = space.parameters();
        double[] place = new SobolSequenceGenerator(parameters.size()).skipTo(index);
        RandomGenerator shift = Draws.shift(seed);
        Map<String, Double> units = new LinkedHashMap<>();
        for (int i = 0; i < place.length; i++) {
            double moved = place[i] + shift.nextDouble();
            units.put(parameters.get(i).path(), moved - Math.floor(moved));
        }
        return space.point(units);
    }
}
