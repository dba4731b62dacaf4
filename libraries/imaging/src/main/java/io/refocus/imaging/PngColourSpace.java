package io.refocus.imaging;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How a PNG tells which colours its numbers are. Of several ways the first counts: cICP, iCCP, sRGB, then gAMA and cHRM. */
final class PngColourSpace {
    private static final double UNIT = 100_000; // of gAMA and cHRM
    /** gAMA of sRGB and, as everybody writes it, of 2.2; who is that near means sRGB, as libpng takes it. */
    private static final double SRGB_GAMMA = 0.45455;

    private static final double NEAR = 0.05;

    private Optional<byte[]> codes = Optional.empty();
    private Optional<byte[]> profile = Optional.empty();
    private boolean srgb;
    private Optional<Double> gamma = Optional.empty();
    private Optional<double[]> chromaticities = Optional.empty();

    /** @return whether it is a chunk of this kind */
    boolean take(String type, ByteBuffer chunk) {
        switch (type) {
            case "cICP" -> codes = Optional.of(bytes(chunk));
            case "iCCP" -> profile = Optional.of(bytes(chunk));
            case "sRGB" -> srgb = true;
            case "gAMA" -> gamma = numbers(chunk, 1).map(numbers -> numbers[0]);
            case "cHRM" -> chromaticities = numbers(chunk, 8);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Gives the picture its profile, or a remark why it has none. @param components of the file: 1 or 3 */
    void use(int components, PackedPicture picture) {
        try {
            if (codes.isPresent()) {
                give(coded(codes.get()), picture);
            } else if (profile.isPresent()) {
                ProfileChunks.use(() -> ProfileChunks.inflated(profile.get()), components, picture);
            } else if (!srgb && (gamma.isPresent() || chromaticities.isPresent())) {
                give(numbered(), picture);
            }
        } catch (IllegalArgumentException e) {
            picture.remark("the PNG's %s cannot be used (%s); the colours are taken as sRGB"
                    .formatted(codes.isPresent() ? "cICP chunk" : "gAMA or cHRM chunk", e.getMessage()));
        }
    }

    /** Of sRGB a picture needs no profile. */
    private static void give(ColourProfile made, PackedPicture picture) {
        if (!made.isSrgb()) {
            picture.profile(made);
        }
    }

    private ColourProfile numbered() {
        double encoding = gamma.orElse(SRGB_GAMMA);
        if (!(encoding >= 0.1 && encoding <= 10)) {
            throw new IllegalArgumentException("its gamma is " + encoding);
        }
        boolean near = Math.abs(encoding / SRGB_GAMMA - 1) <= NEAR;
        double[] curve = near ? ProfileMaker.SRGB_CURVE : new double[] {1 / encoding};
        double[] xy = chromaticities
                .map(white ->
                        new double[] {white[2], white[3], white[4], white[5], white[6], white[7], white[0], white[1]})
                .orElse(Primaries.SRGB.xy());
        return ProfileMaker.of("PNG gAMA and cHRM", new Primaries(xy), curve);
    }

    /** ITU-T H.273: colour primaries, transfer function, matrix, range. */
    private static ColourProfile coded(byte[] code) {
        if (code.length != 4 || code[2] != 0 || code[3] != 1) {
            throw new IllegalArgumentException("it is not for RGB colours of full range");
        }
        Primaries primaries =
                switch (code[0]) {
                    case 1 -> Primaries.SRGB;
                    case 9 -> Primaries.BT_2020;
                    case 12 -> Primaries.DISPLAY_P3;
                    default -> throw new IllegalArgumentException("its colour primaries are number " + code[0]);
                };
        double[] curve =
                switch (code[1]) {
                    case 1, 6, 14, 15 -> ProfileMaker.VIDEO_CURVE;
                    case 4 -> new double[] {2.2};
                    case 8 -> new double[] {1};
                    case 13 -> ProfileMaker.SRGB_CURVE;
                    default -> throw new IllegalArgumentException("its transfer function is number " + code[1]);
                };
        return ProfileMaker.of("cICP " + code[0] + " " + code[1], primaries, curve);
    }

    private static Optional<double[]> numbers(ByteBuffer chunk, int count) {
        if (chunk.remaining() != 4 * count) {
            return Optional.empty();
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Integer.toUnsignedLong(chunk.getInt(4 * i)) / UNIT;
        }
        return Optional.of(numbers);
    }

    private static byte[] bytes(ByteBuffer chunk) {
        byte[] bytes = new byte[chunk.remaining()];
        chunk.duplicate().get(bytes);
        return bytes;
    }
}
