package io.refocus.imaging;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes the components of a JPEG with the JDK's decoder; colours are converted here, not there. */
final class JpegReader {
    static {
        Headless.assume();
    }

    private JpegReader() {}

    /** @param essential the file without metadata segments */
    static Picture read(byte[] essential, JpegFrame frame, JpegColour colour) {
        Raster raster = raster(essential);
        if (raster.getWidth() != frame.width() || raster.getHeight() != frame.height()) {
            throw FormatErrors.damaged(
                    PictureFormat.JPEG,
                    String.format(
                            Locale.ROOT,
                            "its header says %dx%d, its pixels are %dx%d",
                            frame.width(),
                            frame.height(),
                            raster.getWidth(),
                            raster.getHeight()));
        }
        byte[] data = ((DataBufferByte) raster.getDataBuffer()).getData();
        int[] offsets = ((PixelInterleavedSampleModel) raster.getSampleModel()).getBandOffsets();
        int area = frame.width() * frame.height();
        float[] planes = new float[Picture.CHANNELS * area];
        int[] v = new int[4];
        for (int i = 0; i < area; i++) {
            for (int b = 0; b < offsets.length; b++) {
                v[b] = data[i * offsets.length + offsets[b]] & 255;
            }
            colour.toRgb(v);
            planes[i] = Picture.eightBit(v[0]);
            planes[area + i] = Picture.eightBit(v[1]);
            planes[2 * area + i] = Picture.eightBit(v[2]);
        }
        return new Picture(frame.width(), frame.height(), planes);
    }

    private static Raster raster(byte[] essential) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        List<String> warnings = new ArrayList<>();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(essential))) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            Raster raster = reader.readRaster(0, null);
            warnings.forEach(JpegReader::judge);
            return raster;
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadablePictureException refused) {
                throw refused;
            }
            throw FormatErrors.damaged(PictureFormat.JPEG, "it does not decode (%s)".formatted(e.getMessage()));
        } finally {
            reader.dispose();
        }
    }

    private static void judge(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        if (text.contains("premature end")) {
            throw FormatErrors.truncated(PictureFormat.JPEG, "the decoder says \"%s\"".formatted(warning));
        }
        if (!text.contains("extraneous bytes")) { // harmless: some cameras pad between segments
            throw FormatErrors.damaged(PictureFormat.JPEG, "the decoder says \"%s\"".formatted(warning));
        }
    }
}
