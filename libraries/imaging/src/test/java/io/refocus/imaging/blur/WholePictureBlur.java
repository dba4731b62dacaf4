package io.refocus.imaging.blur;

import io.refocus.imaging.Picture;
import io.refocus.imaging.ReflectedBorder;
import io.refocus.imaging.random.SeededRandom;

/** What blurring does, written down without regard to memory or time: all planes at once, tap by tap. */
final class WholePictureBlur {
    private WholePictureBlur() {}

    static float[] of(Picture sharp, BlurRecipe recipe, long seed) {
        SeededRandom random = new SeededRandom(seed);
        Kernel kernel = BlurSynthesis.draw(recipe, random.derive("kernel"));
        float[] light = sharp.planes().clone();
        if (recipe.gamma() != 1) {
            PowerCurve.of(recipe.gamma()).apply(light);
        }
        float[] blurred = convolved(light, kernel, sharp.width(), sharp.height());
        if (recipe.gamma() != 1) {
            PowerCurve.of(1 / recipe.gamma()).apply(blurred);
        }
        SeededRandom noise = random.derive("noise");
        for (int i = 0; i < blurred.length; i++) {
            double value = recipe.noiseSd() > 0 ? blurred[i] + recipe.noiseSd() * noise.nextGaussian() : blurred[i];
            blurred[i] = (float) Math.min(1, Math.max(0, value));
        }
        return blurred;
    }

    private static float[] convolved(float[] planes, Kernel kernel, int width, int height) {
        float[] result = new float[planes.length];
        for (int i = 0; i < result.length; i++) {
            int x = i % width;
            int y = i / width % height;
            int plane = i / (width * height) * height;
            for (int tap = 0; tap < kernel.taps(); tap++) {
                int row = plane + ReflectedBorder.index(y - kernel.dy()[tap], height);
                int column = ReflectedBorder.index(x - kernel.dx()[tap], width);
                result[i] += kernel.weight()[tap] * planes[row * width + column];
            }
        }
        return result;
    }
}
