package io.refocus.imaging;

/**
 * The colours that red, green, blue and white of a file are: CIE 1931 x and y of each, in this order.
 *
 * @param xy eight numbers
 */
record Primaries(double[] xy) {
    private static final double[] D50 = {0.9642, 1, 0.8249};
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    static final Primaries SRGB = new Primaries(new double[] {0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3127, 0.329});
    static final Primaries DISPLAY_P3 =
            new Primaries(new double[] {0.68, 0.32, 0.265, 0.69, 0.15, 0.06, 0.3127, 0.329});
    static final Primaries ADOBE_RGB = new Primaries(new double[] {0.64, 0.33, 0.21, 0.71, 0.15, 0.06, 0.3127, 0.329});
    static final Primaries BT_2020 =
            new Primaries(new double[] {0.708, 0.292, 0.17, 0.797, 0.131, 0.046, 0.3127, 0.329});

    /** @throws IllegalArgumentException saying in a few words why they are no colours */
    Primaries {
        for (int i = 1; i < xy.length; i += 2) {
            if (!(xy[i] > 0)) {
                throw new IllegalArgumentException("a chromaticity is 0");
            }
        }
        double area = (xy[2] - xy[0]) * (xy[5] - xy[1]) - (xy[4] - xy[0]) * (xy[3] - xy[1]);
        if (Math.abs(area) < 1e-3) {
            throw new IllegalArgumentException("its primaries lie on a line");
        }
    }

    /** XYZ of red, green and blue under D50, as columns; adapted by Bradford's matrix. */
    double[][] underD50() {
        double[][] colours = new double[3][3];
        for (int c = 0; c < 3; c++) {
            double[] xyz = xyz(c);
            for (int i = 0; i < 3; i++) {
                colours[i][c] = xyz[i];
            }
        }
        double[] shares = times(inverse(colours), xyz(3));
        double[][] adapted = times(adaptation(), colours);
        for (double[] row : adapted) {
            for (int c = 0; c < 3; c++) {
                row[c] *= shares[c];
            }
        }
        return adapted;
    }

    /** From the file's white to D50. */
    double[][] adaptation() {
        double[] from = times(BRADFORD, xyz(3));
        double[] to = times(BRADFORD, D50);
        double[][] scaled = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                scaled[i][j] = BRADFORD[i][j] * to[i] / from[i];
            }
        }
        return times(inverse(BRADFORD), scaled);
    }

    private double[] xyz(int colour) {
        double x = xy[2 * colour];
        double y = xy[2 * colour + 1];
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private static double[][] times(double[][] one, double[][] other) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                product[i / 3][i % 3] += one[i / 3][k] * other[k][i % 3];
            }
        }
        return product;
    }

    private static double[][] inverse(double[][] m) {
        double[][] cofactors = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int a = (i + 1) % 3;
                int b = (i + 2) % 3;
                int c = (j + 1) % 3;
                int d = (j + 2) % 3;
                cofactors[j][i] = m[a][c] * m[b][d] - m[a][d] * m[b][c];
            }
        }
        double determinant = m[0][0] * cofactors[0][0] + m[0][1] * cofactors[1][0] + m[0][2] * cofactors[2][0];
        for (double[] row : cofactors) {
            for (int j = 0; j < 3; j++) {
                row[j] /= determinant;
            }
        }
        return cofactors;
    }
}
