package io.refocus.imaging.blur;

import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PixelRows;
import io.refocus.imaging.random.SeededRandom;
import java.util.List;

/** Makes a blurred picture from a sharp one. */
public final class BlurSynthesis {
    private BlurSynthesis() {}

    /**
     * Draws one kernel from the recipe and applies it in linear light with a reflected border; then adds noise to the encoded values,
     * clips and rounds to 8 bits. Contrast and position stay: the kernel's sum is 1 and its centroid the middle pixel.
     *
     * @param sharp in {@code [0, 1]}; any size, also smaller than the kernel; each row is read three times or more
     * @param seed determines kernel and noise; the same seed gives the same pixels on any machine
     * @return a new picture of the same size
     */
    public static PackedPicture blur(PixelRows sharp, BlurRecipe recipe, long seed) {
        int width = sharp.width();
        byte[] rgb = new byte[Picture.CHANNELS * width * sharp.height()];
        blur(sharp, recipe, seed, (channel, y, row) -> {
            for (int x = 0; x < width; x++) {
                rgb[Picture.CHANNELS * (y * width + x) + channel] = (byte) Picture.toEightBit(row[x]);
            }
        });
        return PackedPicture.of(width, sharp.height(), rgb);
    }

    /** Takes blurred rows of a channel, clipped and not rounded: from the top, channel after channel. */
    interface BlurredRows {
        void row(int channel, int y, float[] row);
    }

    static void blur(PixelRows sharp, BlurRecipe recipe, long seed, BlurredRows blurred) {
        SeededRandom random = new SeededRandom(seed);
        int width = sharp.width();
        KernelConvolution convolution =
                new KernelConvolution(draw(recipe, random.derive("kernel")), width, sharp.height());
        SeededRandom noise = random.derive("noise");
        float[] pixels = new float[Picture.CHANNELS * width];
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int channel = c;
            convolution.apply(
                    (y, row) -> {
                        sharp.row(y, pixels);
                        System.arraycopy(pixels, channel * width, row, 0, width);
                        bend(row, recipe.gamma());
                    },
                    (y, row) -> {
                        bend(row, 1 / recipe.gamma());
                        finish(row, recipe.noiseSd(), noise);
                        blurred.row(channel, y, row);
                    });
        }
    }

    private static void bend(float[] row, double exponent) {
        if (exponent != 1) {
            PowerCurve.of(exponent).apply(row);
        }
    }

    static Kernel draw(BlurRecipe recipe, SeededRandom random) {
        return draw(pick(recipe.parts(), random.nextDouble()), random);
    }

    private static KernelRecipe pick(List<BlurPart> parts, double u) {
        double upTo = 0;
        for (BlurPart part : parts) {
            upTo += part.share();
            if (u < upTo) {
                return part.kernel();
            }
        }
        return parts.get(parts.size() - 1).kernel();
    }

    private static Kernel draw(KernelRecipe recipe, SeededRandom random) {
        if (recipe instanceof KernelRecipe.CameraShake shake) {
            double exposure =
                    shake.exposures().get(random.nextInt(shake.exposures().size()));
            return CameraPath.draw(random, shake.lengthPixels()).expose(exposure);
        }
        KernelRecipe.Defocus defocus = (KernelRecipe.Defocus) recipe;
        return Disc.kernel(random.nextDouble(defocus.minRadiusPixels(), defocus.maxRadiusPixels()));
    }

    private static void finish(float[] row, double noiseSd, SeededRandom random) {
        for (int i = 0; i < row.length; i++) {
            double value = noiseSd > 0 ? row[i] + noiseSd * random.nextGaussian() : row[i];
            row[i] = (float) Math.min(1, Math.max(0, value));
        }
    }
}
