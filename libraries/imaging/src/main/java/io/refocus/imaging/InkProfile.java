package io.refocus.imaging;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** The profile (ICC) of a file's four inks: what they look like in sRGB, with 8 bits. For one thread at a time. */
final class InkProfile {
    static final int INKS = 4;

    static {
        Headless.assume();
    }

    private final ColorConvertOp conversion;

    private InkProfile(ICC_Profile profile) {
        this.conversion =
                new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
    }

    /** @throws IllegalArgumentException saying in a few words why the profile cannot be used */
    static InkProfile of(byte[] icc) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(icc);
            if (profile.getColorSpaceType() != ColorSpace.TYPE_CMYK) {
                throw new IllegalArgumentException("it is not for CMYK inks");
            }
            InkProfile inks = new InkProfile(profile);
            inks.toSrgb(new byte[INKS]); // fails where the profile is damaged
            return inks;
        } catch (CMMException | ProfileDataException e) {
            throw new IllegalArgumentException("it is damaged", e);
        } catch (IllegalArgumentException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("it ")
                    ? e
                    : new IllegalArgumentException("it is damaged", e);
        }
    }

    /** A new array of RGB. @param cmyk interleaved, 255 is full ink */
    byte[] toSrgb(byte[] cmyk) {
        byte[] rgb = new byte[cmyk.length / INKS * Picture.CHANNELS];
        conversion.filter(raster(cmyk, INKS), raster(rgb, Picture.CHANNELS));
        return rgb;
    }

    private static WritableRaster raster(byte[] samples, int bands) {
        int[] offsets = new int[bands];
        for (int band = 0; band < bands; band++) {
            offsets[band] = band;
        }
        return Raster.createInterleavedRaster(
                new DataBufferByte(samples, samples.length),
                samples.length / bands,
                1,
                samples.length,
                bands,
                offsets,
                null);
    }
}
