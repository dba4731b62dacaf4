package io.refocus.imaging;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** The RGB colour profile (ICC) of a file, and 8-bit conversions between its colours and sRGB. For one thread at a time. */
final class ColourProfile {
    private static final int CLOSE = 2; // of 255: every sRGB profile's own rounding is below

    static {
        Headless.assume();
    }

    private final byte[] icc;
    private final ColorSpace own;
    private final ColorSpace srgb = ColorSpace.getInstance(ColorSpace.CS_sRGB);
    private final ColorConvertOp conversion = new ColorConvertOp(null);
    private final boolean same;

    private ColourProfile(byte[] icc, ICC_Profile profile) {
        this.icc = icc;
        this.own = new ICC_ColorSpace(profile);
        this.same = probe();
    }

    /** @throws IllegalArgumentException saying in a few words why the profile cannot be used */
    static ColourProfile of(byte[] icc) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(icc);
            if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
                throw new IllegalArgumentException("it is not for RGB colours");
            }
            return new ColourProfile(icc.clone(), profile);
        } catch (CMMException e) {
            throw new IllegalArgumentException("it is damaged", e);
        } catch (IllegalArgumentException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("it ")
                    ? e
                    : new IllegalArgumentException("it is damaged", e);
        }
    }

    /** The file's bytes of the profile; not to be changed. */
    byte[] icc() {
        return icc;
    }

    /** Whether its colours are those of sRGB, so that nothing has to be converted. */
    boolean isSrgb() {
        return same;
    }

    /** A new array. @param rgb interleaved, a whole number of pixels */
    byte[] toSrgb(byte[] rgb) {
        return converted(rgb, own, srgb);
    }

    /** A new array; colours that the profile cannot hold are clipped. @param rgb interleaved sRGB */
    byte[] fromSrgb(byte[] rgb) {
        return converted(rgb, srgb, own);
    }

    private byte[] converted(byte[] rgb, ColorSpace from, ColorSpace to) {
        byte[] result = new byte[rgb.length];
        conversion.filter(image(rgb, from), image(result, to));
        return result;
    }

    private static BufferedImage image(byte[] rgb, ColorSpace space) {
        int pixels = rgb.length / Picture.CHANNELS;
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length),
                pixels,
                1,
                rgb.length,
                Picture.CHANNELS,
                new int[] {0, 1, 2},
                null);
        var model = new ComponentColorModel(space, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }

    /** Converts colours from all over the cube: fails where the profile is damaged. */
    private boolean probe() {
        byte[] colours = new byte[Picture.CHANNELS * 6 * 6 * 6];
        for (int i = 0; i < 6 * 6 * 6; i++) {
            colours[3 * i] = (byte) (51 * (i % 6));
            colours[3 * i + 1] = (byte) (51 * (i / 6 % 6));
            colours[3 * i + 2] = (byte) (51 * (i / 36));
        }
        byte[] seen = toSrgb(colours);
        fromSrgb(seen);
        for (int i = 0; i < seen.length; i++) {
            if (Math.abs((seen[i] & 255) - (colours[i] & 255)) > CLOSE) {
                return false;
            }
        }
        return true;
    }
}
