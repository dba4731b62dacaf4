package io.refocus.imaging;

import io.refocus.imaging.UnreadablePictureException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Files in, pictures out, and back. */
public final class PictureCodec {
    private PictureCodec() {}

    public static PictureHeader header(byte[] encoded) {
        BufferedImage image = read(encoded);
        return new PictureHeader(PictureFormat.sniff(encoded).orElseThrow(), image.getWidth(), image.getHeight());
    }

    public static Picture decode(byte[] encoded, long pixelBudget) {
        BufferedImage image = read(encoded);
        int area = image.getWidth() * image.getHeight();
        if (area > pixelBudget) {
            throw new UnreadablePictureException(Reason.OVER_BUDGET, "too many pixels");
        }
        float[] planes = new float[3 * area];
        for (int i = 0; i < area; i++) {
            int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
            planes[i] = Picture.eightBit(rgb >> 16 & 255);
            planes[area + i] = Picture.eightBit(rgb >> 8 & 255);
            planes[2 * area + i] = Picture.eightBit(rgb & 255);
        }
        return new Picture(image.getWidth(), image.getHeight(), planes);
    }

    public static byte[] encode(Picture picture, PictureFormat format) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | Picture.toEightBit(picture.at(c, x, y));
                }
                image.setRGB(x, y, rgb);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format.extension(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] encoded) {
        if (encoded.length == 0) {
            throw new UnreadablePictureException(Reason.EMPTY, "the file is empty; expected a PNG or a JPEG");
        }
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(encoded));
            if (image == null) {
                throw new UnreadablePictureException(Reason.NOT_A_PICTURE, "not a picture");
            }
            return image;
        } catch (IOException e) {
            throw new UnreadablePictureException(Reason.TRUNCATED, e.getMessage(), e);
        }
    }
}
