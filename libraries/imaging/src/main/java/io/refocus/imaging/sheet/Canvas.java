package io.refocus.imaging.sheet;

import io.refocus.imaging.Headless;
import io.refocus.imaging.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A drawing surface that needs no display and no fonts. */
final class Canvas implements AutoCloseable {
    static {
        Headless.assume();
    }

    private final BufferedImage image;
    private final Graphics2D graphics;

    Canvas(int width, int height, Color background) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        fill(background, new Rectangle2D.Double(0, 0, width, height));
    }

    /** Text whose baseline begins at (x, y). */
    void text(TextStyle style, String text, double x, double y) {
        graphics.setColor(style.colour());
        style.lettering().draw(graphics, text, style.size(), x, y);
    }

    void fill(Color colour, Shape shape) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    void outline(Color colour, double width, Shape shape) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    void line(Color colour, double width, double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        outline(colour, width, path);
    }

    /** Copies a picture pixel for pixel; it must lie inside the canvas. */
    void picture(Picture picture, int left, int top) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                pixels[(top + y) * image.getWidth() + left + x] = Picture.toEightBit(picture.at(0, x, y)) << 16
                        | Picture.toEightBit(picture.at(1, x, y)) << 8
                        | Picture.toEightBit(picture.at(2, x, y));
            }
        }
    }

    /** @param quality from 0 to 1 */
    byte[] jpeg(float quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
