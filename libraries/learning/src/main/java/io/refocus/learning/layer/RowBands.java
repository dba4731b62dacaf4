package io.refocus.learning.layer;

import java.util.Arrays;

/**
 * A band of rows and copies of it, each shifted by one value, and running sums of products with them. The JIT
 * vectorises only loops that read and write all arrays at the same index, and no sum that has an order: hence copies,
 * and sums in many parts.
 */
final class RowBands {
    private static final ThreadLocal<RowBands> OWN = ThreadLocal.withInitial(RowBands::new);
    private static final int FEW = 256;

    private float[][] shifted = {};
    private float[][] sums = {};
    private float[] result = {};
    private float[] kept = {};
    private float[] room = {};
    private int copies;
    private int sumCount;

    private RowBands() {}

    /** The object of this thread; its contents are from earlier use. */
    static RowBands ofThisThread(int length, int copies, int sums) {
        RowBands own = OWN.get();
        own.grow(
                Math.max(length, own.room.length),
                Math.max(copies, own.shifted.length),
                Math.max(sums, own.sums.length));
        own.copies = copies;
        own.sumCount = sums;
        return own;
    }

    private void grow(int length, int copies, int sums) {
        if (length > room.length || copies > shifted.length) shifted = new float[copies][length];
        if (length > room.length || sums > this.sums.length) this.sums = new float[sums][length];
        if (length == room.length) return;
        result = new float[length];
        kept = new float[length];
        room = new float[length];
    }

    /** The band itself. */
    float[] values() {
        return shifted[0];
    }

    float[] result() {
        return result;
    }

    /** Keeps the result apart; the next result goes to another array. */
    void keepResult() {
        float[] other = kept;
        kept = result;
        result = other;
    }

    /** The result times the result kept apart. */
    void multiplyByKept(int length) {
        multiply(kept, result, length);
    }

    /** The band times the result. */
    void multiplyByResult(int length) {
        multiply(result, shifted[0], length);
    }

    /** Makes the copies of the band. */
    void shift(int length) {
        for (int x = 1; x < copies; x++) System.arraycopy(shifted[0], x, shifted[x], 0, length);
    }

    /**
     * The sums over x of weight and {@code values[at + x ..]} to {@code result[0 ..]}: overwritten if {@code at} is
     * 0, otherwise added.
     */
    void mix(int at, int length, float[] weights, int first, int step, float bias) {
        float[] to = at == 0 ? result : room;
        Arrays.fill(to, at, at + length, bias);
        int x = 0;
        int w = first;
        for (; x + 2 < copies; x += 3, w += 3 * step) {
            float[] a = shifted[x], b = shifted[x + 1], c = shifted[x + 2];
            add(a, weights[w], b, weights[w + step], c, weights[w + 2 * step], to, at, at + length);
        }
        for (; x < copies; x++, w += step) add(shifted[x], weights[w], to, at, at + length);
        if (at == 0) return;
        System.arraycopy(room, at, room, 0, length);
        add(room, 1, result, 0, length);
    }

    void clearSums(int length) {
        for (int i = 0; i < sumCount; i++) Arrays.fill(sums[i], 0, length, 0);
    }

    /** Adds to sum {@code first + x} the products of {@code result[0 ..]} and {@code values[at + x ..]}. */
    void addProducts(int at, int length, int first) {
        System.arraycopy(result, 0, room, at, length);
        int x = 0;
        for (; x + 2 < copies; x += 3)
            addProducts(room, shifted, x, sums[first + x], sums[first + x + 1], sums[first + x + 2], at, at + length);
        for (; x < copies; x++) addProducts(room, shifted[x], sums[first + x], at, at + length);
    }

    /** Adds to a sum {@code values[at ..]}. */
    void addValues(int at, int length, int sum) {
        System.arraycopy(shifted[0], at, room, 0, length);
        add(room, 1, sums[sum], 0, length);
    }

    /** The sum; its parts are invalid after this call. */
    float sum(int index, int length) {
        float[] parts = sums[index];
        int left = length;
        for (; left > FEW; left -= left / 2) {
            System.arraycopy(parts, left - left / 2, room, 0, left / 2);
            add(room, 1, parts, 0, left / 2);
        }
        double[] total = new double[2];
        PlaneNorm.addSums(parts, parts, left, total, 0);
        return (float) total[0];
    }

    private static void multiply(float[] factors, float[] values, int length) {
        for (int i = 0; i < length; i++) values[i] *= factors[i];
    }

    private static void add(float[] from, float weight, float[] to, int start, int end) {
        for (int i = start; i < end; i++) to[i] += weight * from[i];
    }

    private static void add(
            float[] a, float u, float[] b, float v, float[] c, float w, float[] to, int start, int end) {
        for (int i = start; i < end; i++) to[i] += u * a[i] + v * b[i] + w * c[i];
    }

    private static void addProducts(float[] left, float[] right, float[] sum, int start, int end) {
        for (int i = start; i < end; i++) sum[i] += left[i] * right[i];
    }

    private static void addProducts(
            float[] left, float[][] rights, int first, float[] s, float[] t, float[] u, int start, int end) {
        float[] a = rights[first], b = rights[first + 1], c = rights[first + 2];
        for (int i = start; i < end; i++) {
            float value = left[i];
            s[i] += value * a[i];
            t[i] += value * b[i];
            u[i] += value * c[i];
        }
    }
}
