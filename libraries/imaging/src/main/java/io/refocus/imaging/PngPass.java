package io.refocus.imaging;

import java.util.List;
import java.util.stream.Stream;

/**
 * The pixels of one pass over a PNG: columns {@code x, x + dx, ...} of rows {@code y, y + dy, ...}.
 *
 * @param columns pixels a row, at least 1
 * @param rows at least 1
 */
record PngPass(int x, int y, int dx, int dy, int columns, int rows) {
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    /** One pass, or the up to seven of Adam7 that are not empty. */
    static List<PngPass> of(PngHeader header) {
        if (!header.interlaced()) {
            return List.of(new PngPass(0, 0, 1, 1, header.width(), header.height()));
        }
        return Stream.of(ADAM7)
                .map(p -> new PngPass(
                        p[0],
                        p[1],
                        p[2],
                        p[3],
                        (header.width() - p[0] + p[2] - 1) / p[2],
                        (header.height() - p[1] + p[3] - 1) / p[3]))
                .filter(pass -> pass.columns > 0 && pass.rows > 0)
                .toList();
    }
}
