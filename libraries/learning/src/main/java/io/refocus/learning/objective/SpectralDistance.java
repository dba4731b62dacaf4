package io.refocus.learning.objective;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mean modulus of the difference of the unnormalised two-dimensional real Fourier transforms, over the {@code height * (width / 2
 * + 1)} frequencies of all planes.
 */
final class SpectralDistance implements Distance {
    private FourierMatrices matrices;

    @Override
    public double measure(Comparison pair, double scale, float[] gradient) {
        FourierMatrices fourier = matricesFor(pair.height(), pair.width());
        float[] difference = new float[gradient.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = pair.restored()[i] - pair.sharp()[i];
        }
        INDArray planes = Nd4j.createUninitialized(DataType.FLOAT, (long) pair.planes() * pair.height(), pair.width());
        planes.data().asNioFloat().put(difference);
        INDArray products = fourier.forward(planes);
        float[] values = new float[Math.toIntExact(products.length())];
        products.data().asNioFloat().get(values);
        long frequencies = (long) pair.planes() * pair.height() * fourier.columns();
        double sum = moduli(values, pair, fourier.columns(), scale / frequencies);
        products.data().asNioFloat().put(values);
        fourier.backward(products).data().asNioFloat().get(difference);
        for (int i = 0; i < difference.length; i++) {
            gradient[i] += difference[i];
        }
        return sum / frequencies;
    }

    private FourierMatrices matricesFor(int height, int width) {
        if (matrices == null || !matrices.fits(height, width)) {
            close();
            matrices = new FourierMatrices(height, width);
        }
        return matrices;
    }

    /** Returns the sum of the moduli and replaces the products by {@code share} times its derivatives. */
    private static double moduli(float[] products, Comparison pair, int columns, double share) {
        double sum = 0;
        int lower = pair.height() * 2 * columns;
        for (int plane = 0; plane < pair.planes(); plane++) {
            for (int row = 0; row < pair.height(); row++) {
                int from = plane * 2 * lower + row * 2 * columns;
                for (int at = from; at < from + columns; at++) {
                    double real = (double) products[at] + products[at + lower + columns];
                    double imaginary = (double) products[at + columns] - products[at + lower];
                    double modulus = Math.sqrt(real * real + imaginary * imaginary);
                    sum += modulus;
                    double slope = modulus == 0 ? 0 : share / modulus;
                    products[at] = (float) (slope * real);
                    products[at + lower + columns] = (float) (slope * real);
                    products[at + columns] = (float) (slope * imaginary);
                    products[at + lower] = (float) (-slope * imaginary);
                }
            }
        }
        return sum;
    }

    @Override
    public void close() {
        if (matrices != null) {
            matrices.close();
            matrices = null;
        }
    }
}
