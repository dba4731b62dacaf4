package io.refocus.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Writes baseline JFIF of quality 0.95, colour at full resolution (4:4:4). */
final class JpegWriter {
    private static final float QUALITY = 0.95f;
    private static final int LONGEST_SIDE = 65535;

    static {
        Headless.assume();
    }

    private JpegWriter() {}

    static byte[] write(Picture picture) {
        if (Math.max(picture.width(), picture.height()) > LONGEST_SIDE) {
            throw new IllegalArgumentException(
                    picture + " cannot be a JPEG; expected sides of at most " + LONGEST_SIDE + ". Write a PNG");
        }
        BufferedImage image = image(picture);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(picture.area());
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, fullColour(writer, image, parameters)), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadata fullColour(ImageWriter writer, BufferedImage image, ImageWriteParam parameters)
            throws IOException {
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters);
        String format = metadata.getNativeMetadataFormatName();
        Element tree = (Element) metadata.getAsTree(format);
        NodeList components = tree.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            Element component = (Element) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(format, tree);
        return metadata;
    }

    private static BufferedImage image(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int area = picture.area();
        for (int i = 0; i < area; i++) {
            data[3 * i] = (byte) Picture.toEightBit(picture.planes()[2 * area + i]);
            data[3 * i + 1] = (byte) Picture.toEightBit(picture.planes()[area + i]);
            data[3 * i + 2] = (byte) Picture.toEightBit(picture.planes()[i]);
        }
        return image;
    }
}
