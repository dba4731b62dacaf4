package io.refocus.imaging;

/** Rows of 8-bit pixels for an encoder, asked for from the top. */
interface RowSource {
    int width();

    int height();

    /** Bytes a pixel: 3 for RGB, 4 with alpha. */
    int channels();

    /** @param row receives row {@code y}, interleaved */
    void row(int y, byte[] row);

    static RowSource of(PixelRows picture) {
        int width = picture.width();
        float[] planes = new float[Picture.CHANNELS * width];
        return new RowSource() {
            @Override
            public int width() {
                return width;
            }

            @Override
            public int height() {
                return picture.height();
            }

            @Override
            public int channels() {
                return Picture.CHANNELS;
            }

            @Override
            public void row(int y, byte[] row) {
                picture.row(y, planes);
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    for (int x = 0; x < width; x++) {
                        row[Picture.CHANNELS * x + c] = (byte) Picture.toEightBit(planes[c * width + x]);
                    }
                }
            }
        };
    }

    /** @param withAlpha whether alpha is kept, where there is any; otherwise colours are put over white */
    static RowSource of(PackedPicture picture, boolean withAlpha) {
        boolean alpha = withAlpha && picture.hasAlpha();
        return new RowSource() {
            @Override
            public int width() {
                return picture.width();
            }

            @Override
            public int height() {
                return picture.height();
            }

            @Override
            public int channels() {
                return alpha ? Picture.CHANNELS + 1 : Picture.CHANNELS;
            }

            @Override
            public void row(int y, byte[] row) {
                picture.row(y, alpha, row);
            }
        };
    }
}
