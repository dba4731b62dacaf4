package io.refocus.imaging;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;

/** What the levels of a grey file with a profile (ICC) are in sRGB. */
final class GreyCurve {
    static {
        Headless.assume();
    }

    private final ColorSpace own;

    private GreyCurve(ICC_Profile profile) {
        this.own = new ICC_ColorSpace(profile);
    }

    /** Whether a profile is one for grey; a damaged one is none. */
    static boolean isGrey(byte[] icc) {
        try {
            return ICC_Profile.getInstance(icc).getColorSpaceType() == ColorSpace.TYPE_GRAY;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException saying in a few words why the profile cannot be used */
    static GreyCurve of(byte[] icc) {
        try {
            GreyCurve curve = new GreyCurve(ICC_Profile.getInstance(icc));
            curve.at(0.5f);
            return curve;
        } catch (CMMException | IllegalArgumentException e) {
            throw new IllegalArgumentException("it is damaged", e);
        }
    }

    /** The sRGB values of all levels. @param most the highest: 255 or 65535 */
    int[] table(int most) {
        int[] table = new int[most + 1];
        for (int level = 0; level <= most; level++) {
            table[level] = Math.round(most * at((float) level / most));
        }
        return table;
    }

    private float at(float value) {
        return own.toRGB(new float[] {value})[1];
    }
}
