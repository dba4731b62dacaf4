package io.refocus.imaging;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Writes baseline JFIF of quality 0.95, colour at full resolution (4:4:4). */
final class JpegWriter {
    private static final float QUALITY = 0.95f;
    private static final String APP2 = "226"; // the marker's code, in decimal
    private static final int LONGEST_SEGMENT = 65533;

    static {
        Headless.assume();
    }

    private JpegWriter() {}

    /**
     * @param rgb interleaved, 8 bits
     * @param profile the colours' profile; empty for sRGB
     */
    static void write(byte[] rgb, int width, int height, Optional<byte[]> profile, OutputStream out)
            throws IOException {
        PictureFormat.JPEG.requireSides(width, height);
        BufferedImage image = image(rgb, width, height);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var target = new ForwardOutput(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(target);
            writer.write(null, new IIOImage(image, null, metadata(writer, image, parameters, profile)), parameters);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadata metadata(
            ImageWriter writer, BufferedImage image, ImageWriteParam parameters, Optional<byte[]> profile)
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
        profile.ifPresent(icc ->
                addProfile((Element) tree.getElementsByTagName("markerSequence").item(0), icc));
        metadata.setFromTree(format, tree);
        return metadata;
    }

    private static void addProfile(Element markers, byte[] icc) {
        int room = LONGEST_SEGMENT - ProfileChunks.JPEG_NAME.length() - 2;
        int parts = (icc.length + room - 1) / room;
        for (int part = 0; part < parts; part++) {
            ByteArrayOutputStream segment = new ByteArrayOutputStream();
            segment.writeBytes(ProfileChunks.JPEG_NAME.getBytes(StandardCharsets.US_ASCII));
            segment.write(part + 1);
            segment.write(parts);
            segment.write(icc, part * room, Math.min(room, icc.length - part * room));
            IIOMetadataNode node = new IIOMetadataNode("unknown");
            node.setAttribute("MarkerTag", APP2);
            node.setUserObject(segment.toByteArray());
            markers.insertBefore(node, markers.getFirstChild());
        }
    }

    private static BufferedImage image(byte[] rgb, int width, int height) {
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length),
                width,
                height,
                Picture.CHANNELS * width,
                Picture.CHANNELS,
                new int[] {0, 1, 2},
                null);
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                false,
                false,
                ComponentColorModel.OPAQUE,
                DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
