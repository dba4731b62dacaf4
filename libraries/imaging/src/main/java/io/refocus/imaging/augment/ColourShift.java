package io.refocus.imaging.augment;

import io.refocus.imaging.random.SeededRandom;

/**
 * Brightness, then contrast about mid-grey, then saturation about the pixel's BT.601 luma; one affine map of RGB, so a blurred and a sharp
 * picture stay a pair up to clipping.
 */
record ColourShift(float brightness, float contrast, float saturation) {
    static final ColourShift NONE = new ColourShift(1, 1, 1);

    static ColourShift draw(SeededRandom random, double jitter) {
        float brightness = factor(random, jitter);
        float contrast = factor(random, jitter);
        float saturation = factor(random, jitter);
        return jitter == 0 ? NONE : new ColourShift(brightness, contrast, saturation);
    }

    private static float factor(SeededRandom random, double jitter) {
        return (float) (1 + jitter * (2 * random.nextDouble() - 1));
    }

    /** In place on a patch {@code [3, area]} that begins at {@code from}; the result is clipped to [0, 1]. */
    void apply(float[] values, int from, int area) {
        if (equals(NONE)) {
            return;
        }
        float gain = brightness * contrast;
        float lift = 0.5f - 0.5f * contrast;
        for (int i = from; i < from + area; i++) {
            float r = gain * values[i] + lift;
            float g = gain * values[i + area] + lift;
            float b = gain * values[i + 2 * area] + lift;
            float luma = 0.299f * r + 0.587f * g + 0.114f * b;
            values[i] = clip(luma + saturation * (r - luma));
            values[i + area] = clip(luma + saturation * (g - luma));
            values[i + 2 * area] = clip(luma + saturation * (b - luma));
        }
    }

    private static float clip(float value) {
        return Math.min(1f, Math.max(0f, value));
    }
}
