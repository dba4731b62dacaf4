package io.refocus.imaging;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Decodes the components of a JPEG with the JDK's decoder; colours are converted here, not there. */
final class JpegReader {
    static {
        Headless.assume();
    }

    private JpegReader() {}

    /**
     * @param in the file without metadata segments, its end marker included
     * @param inks of four components; without it inks are plain
     */
    static PackedPicture read(
            JpegBytes in, JpegFrame frame, JpegColour colour, Orientation orientation, Optional<InkProfile> inks) {
        Raster raster = raster(in);
        int width = raster.getWidth();
        int height = raster.getHeight();
        if (width != frame.width() || height != frame.height()) {
            throw FormatErrors.damaged(
                    PictureFormat.JPEG,
                    String.format(
                            Locale.ROOT,
                            "its header says %dx%d, its pixels are %dx%d",
                            frame.width(),
                            frame.height(),
                            width,
                            height));
        }
        byte[] data = ((DataBufferByte) raster.getDataBuffer()).getData();
        int[] offsets = ((PixelInterleavedSampleModel) raster.getSampleModel()).getBandOffsets();
        boolean inPlace = offsets.length == Picture.CHANNELS && orientation == Orientation.UPRIGHT;
        byte[] rgb = inPlace ? data : new byte[Picture.CHANNELS * width * height];
        int[] v = new int[InkProfile.INKS];
        byte[] row = new byte[inks.isPresent() ? InkProfile.INKS * width : 0];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                for (int b = 0; b < offsets.length; b++) {
                    v[b] = data[i * offsets.length + offsets[b]] & 255;
                }
                if (inks.isPresent()) {
                    colour.toInks(v);
                    for (int ink = 0; ink < v.length; ink++) {
                        row[v.length * x + ink] = (byte) v[ink];
                    }
                    continue;
                }
                colour.toRgb(v);
                int to = Picture.CHANNELS * orientation.upright(x, y, width, height);
                rgb[to] = (byte) v[0];
                rgb[to + 1] = (byte) v[1];
                rgb[to + 2] = (byte) v[2];
            }
            if (inks.isPresent()) {
                byte[] seen = inks.get().toSrgb(row);
                for (int x = 0; x < width; x++) {
                    int to = Picture.CHANNELS * orientation.upright(x, y, width, height);
                    System.arraycopy(seen, Picture.CHANNELS * x, rgb, to, Picture.CHANNELS);
                }
            }
        }
        boolean swap = orientation.swapsSides();
        return new PackedPicture(swap ? height : width, swap ? width : height, Picture.CHANNELS, false, rgb);
    }

    private static Raster raster(JpegBytes essential) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        List<String> warnings = new ArrayList<>();
        try (essential) {
            reader.setInput(essential, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            Raster raster = reader.readRaster(0, null);
            warnings.forEach(JpegReader::judge);
            return raster;
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadablePictureException refused) {
                throw refused;
            }
            throw FormatErrors.damaged(
                    PictureFormat.JPEG, String.format(Locale.ROOT, "it does not decode (%s)", e.getMessage()));
        } finally {
            reader.dispose();
        }
    }

    private static void judge(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        if (text.contains("premature end")) {
            throw FormatErrors.truncated(
                    PictureFormat.JPEG, String.format(Locale.ROOT, "the decoder says \"%s\"", warning));
        }
        if (!text.contains("extraneous bytes")) { // harmless: some cameras pad between segments
            throw FormatErrors.damaged(
                    PictureFormat.JPEG, String.format(Locale.ROOT, "the decoder says \"%s\"", warning));
        }
    }
}
