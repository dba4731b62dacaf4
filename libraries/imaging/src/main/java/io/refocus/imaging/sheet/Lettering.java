package io.refocus.imaging.sheet;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Text as filled outlines that are part of this class: no font of the machine is used. */
enum Lettering {
    REGULAR,
    BOLD;

    private static final double EM = 1000;

    private record Glyph(double advance, Path2D outline) {}

    private final Map<Integer, Glyph> glyphs = new HashMap<>();

    static {
        try (var in = new BufferedReader(
                new InputStreamReader(Lettering.class.getResourceAsStream("glyphs.txt"), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.startsWith("#")).forEach(Lettering::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Advance in pixels at a size given in pixels an em. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(c -> glyph(c).advance).sum() * size / EM;
    }

    /** Fills the text with the current colour, its baseline beginning at (x, y). */
    void draw(Graphics2D graphics, String text, double size, double x, double y) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(size / EM, size / EM);
        for (int code : text.codePoints().toArray()) {
            Glyph glyph = glyph(code);
            graphics.fill(glyph.outline.createTransformedShape(place));
            place.translate(glyph.advance, 0);
        }
    }

    /** The text, or as much of its beginning as fits with an ellipsis. */
    String fitting(String text, double size, double room) {
        if (width(text, size) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 0 && width(text.substring(0, length) + "…", size) > room) {
            length--;
        }
        return text.substring(0, length) + "…";
    }

    private Glyph glyph(int code) {
        return glyphs.getOrDefault(code, glyphs.get((int) '?'));
    }

    private static void read(String line) {
        String[] words = line.split(" ");
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 3; i < words.length; i++) {
            segment(outline, words[i]);
        }
        valueOf(words[0].toUpperCase(Locale.ROOT))
                .glyphs
                .put(Integer.parseInt(words[1], 16), new Glyph(Double.parseDouble(words[2]), outline));
    }

    private static void segment(Path2D outline, String word) {
        String[] numbers = word.substring(1).split(",");
        double[] p = new double[6];
        for (int i = 0; i < numbers.length && !numbers[i].isEmpty(); i++) {
            p[i] = Double.parseDouble(numbers[i]);
        }
        switch (word.charAt(0)) {
            case 'M' -> outline.moveTo(p[0], p[1]);
            case 'L' -> outline.lineTo(p[0], p[1]);
            case 'Q' -> outline.quadTo(p[0], p[1], p[2], p[3]);
            case 'C' -> outline.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
            default -> outline.closePath();
        }
    }
}
