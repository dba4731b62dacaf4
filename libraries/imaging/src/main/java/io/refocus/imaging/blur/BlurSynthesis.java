package io.refocus.imaging.blur;

import io.refocus.imaging.Picture;
import io.refocus.imaging.random.SeededRandom;
import java.util.List;

/** Makes a blurred picture from a sharp one. */
public final class BlurSynthesis {
    private BlurSynthesis() {}

    /**
     * Draws one kernel from the recipe and applies it in linear light with a reflected border; then adds noise to the encoded values and
     * clips. Contrast and position stay: the kernel's sum is 1 and its centroid the middle pixel. Not rounded to 8 bits.
     *
     * @param sharp in {@code [0, 1]}; any size, also smaller than the kernel
     * @param seed determines kernel and noise; the same seed gives the same pixels on any machine
     * @return a new picture of the same size, in {@code [0, 1]}
     */
    public static Picture blur(Picture sharp, BlurRecipe recipe, long seed) {
        SeededRandom random = new SeededRandom(seed);
        Kernel kernel = draw(recipe, random.derive("kernel"));
        float[] planes = sharp.planes().clone();
        boolean linear = recipe.gamma() != 1;
        if (linear) {
            PowerCurve.of(recipe.gamma()).apply(planes);
        }
        KernelConvolution convolution = new KernelConvolution(kernel, sharp.width(), sharp.height());
        for (int c = 0; c < Picture.CHANNELS; c++) {
            convolution.apply(planes, c * sharp.area());
        }
        if (linear) {
            PowerCurve.of(1 / recipe.gamma()).apply(planes);
        }
        finish(planes, recipe.noiseSd(), random.derive("noise"));
        return new Picture(sharp.width(), sharp.height(), planes);
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

    private static void finish(float[] planes, double noiseSd, SeededRandom random) {
        for (int i = 0; i < planes.length; i++) {
            double value = noiseSd > 0 ? planes[i] + noiseSd * random.nextGaussian() : planes[i];
            planes[i] = (float) Math.min(1, Math.max(0, value));
        }
    }
}
