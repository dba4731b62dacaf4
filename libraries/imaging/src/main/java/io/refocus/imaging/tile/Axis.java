package io.refocus.imaging.tile;

/**
 * The tiles along one direction.
 *
 * @param length of the picture
 * @param tile length of every tile
 * @param starts where each tile begins; the last may end outside the picture, by less than the plan's multiple
 */
record Axis(int length, int tile, int[] starts) {

    static Axis cut(int length, TilePlan plan) {
        int padded = ceilDiv(length, plan.multiple()) * plan.multiple();
        if (padded <= plan.tilePixels()) {
            return new Axis(length, padded, new int[] {0});
        }
        int step = plan.tilePixels() - plan.overlapPixels();
        int[] starts = new int[1 + ceilDiv(padded - plan.tilePixels(), step)];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Math.min(i * step, padded - plan.tilePixels());
        }
        return new Axis(length, plan.tilePixels(), starts);
    }

    int tiles() {
        return starts.length;
    }

    /** Pixels of tile {@code i} that lie inside the picture. */
    int inside(int i) {
        return Math.min(tile, length - starts[i]);
    }

    /**
     * Weight of tile {@code i} at a picture's coordinate over the tiles before it: 0 keeps them, 1 takes the tile,
     * between the two is a linear ramp.
     */
    float share(int i, int position) {
        if (i == 0) {
            return 1;
        }
        int overlap = starts[i - 1] + tile - starts[i];
        float ramp = Math.max(1, overlap / 2f);
        float into = position - starts[i] + 0.5f - (overlap - ramp) / 2f;
        return Math.min(1, Math.max(0, into / ramp));
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
