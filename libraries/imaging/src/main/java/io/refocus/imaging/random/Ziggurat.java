package io.refocus.imaging.random;

/**
 * Normal variates by the method of Marsaglia and Tsang (2000) with 128 layers. The tables are made with
 * {@link StrictMath}, so they have the same bits on every machine.
 */
final class Ziggurat {
    private static final int LAYERS = 128;
    private static final double TAIL = 3.442619855899; // right edge of the base layer
    private static final double AREA = 9.91256303526217e-3; // of each layer
    private static final double[] EDGE = new double[LAYERS + 1];
    private static final double[] DENSITY = new double[LAYERS + 1];

    static {
        EDGE[0] = AREA / density(TAIL);
        EDGE[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / EDGE[i - 1] + density(EDGE[i - 1])));
        }
        EDGE[LAYERS] = 0;
        for (int i = 0; i <= LAYERS; i++) {
            DENSITY[i] = density(EDGE[i]);
        }
    }

    private Ziggurat() {}

    static double next(SeededRandom random) {
        while (true) {
            long bits = random.nextLong();
            int layer = (int) (bits & (LAYERS - 1));
            double x = ((bits >> 11) * 0x1.0p-52) * EDGE[layer]; // bits 11.. are independent of the layer's
            if (Math.abs(x) < EDGE[layer + 1]) {
                return x;
            }
            if (layer == 0) {
                return tail(random, x < 0);
            }
            double y = DENSITY[layer] + random.nextDouble() * (DENSITY[layer + 1] - DENSITY[layer]);
            if (y < density(x)) {
                return x;
            }
        }
    }

    private static double tail(SeededRandom random, boolean negative) {
        double x;
        double y;
        do {
            x = -StrictMath.log(1 - random.nextDouble()) / TAIL;
            y = -StrictMath.log(1 - random.nextDouble());
        } while (y + y < x * x);
        return negative ? -(TAIL + x) : TAIL + x;
    }

    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }
}
