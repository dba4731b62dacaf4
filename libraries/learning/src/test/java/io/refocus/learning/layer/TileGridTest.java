package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tiles of 3 x 3 pixels, 2 apart, the first of which reach one pixel over the edges, on a picture of 4 x 4. */
class TileGridTest {
    private static final int SIDE = 3;
    private static final int STEP = 2;

    /** Rows 1 2 3 4, 5 6 7 8, 9 10 11 12, 13 14 15 16, and a second channel of zeros. */
    private final INDArray picture = Nd4j.create(DataType.FLOAT, 1, 2, 4, 4);

    private final float[][] streams = new float[ChannelStreams.CELLS][4];

    TileGridTest() {
        for (int i = 0; i < 16; i++) picture.putScalar(i, i + 1);
    }

    @Test
    void tilesReadZerosOverTheEdges() {
        TileGrid grid = new TileGrid(picture, SIDE, STEP, 1, 0, 2, 2);
        grid.read(0, streams, new float[grid.roomLength()]);
        assertThat(streams[0]).as("row 0, column 0").containsExactly(0, 0, 0, 6);
        assertThat(streams[7]).as("row 1, column 1").containsExactly(1, 3, 9, 11);
        assertThat(streams[14]).as("row 2, column 2").containsExactly(6, 8, 14, 16);
    }

    @Test
    void laterRowsOfTilesBeginFurtherDown() {
        TileGrid grid = new TileGrid(picture, SIDE, STEP, 1, 1, 2, 2);
        grid.read(0, streams, new float[grid.roomLength()]);
        assertThat(streams[7]).as("row 1, column 1").containsExactly(9, 11, 0, 0);
    }

    @Test
    void overlappingTilesAddUpOnWhatIsThere() {
        TileGrid grid = new TileGrid(picture, SIDE, STEP, 1, 0, 2, 2);
        for (float[] stream : streams) Arrays.fill(stream, 1);
        grid.write(1, streams, new float[grid.roomLength()]);
        float[] all = picture.data().asFloat();
        assertThat(Arrays.copyOfRange(all, 16, 32)).containsExactly(1, 2, 1, 1, 2, 4, 2, 2, 1, 2, 1, 1, 1, 2, 1, 1);
        assertThat(all[15]).as("the other channel").isEqualTo(16);
    }

    @Test
    void tilesSideBySideOverwrite() {
        TileGrid grid = new TileGrid(picture, STEP, STEP, 0, 1, 1, 2);
        for (float[] stream : streams) Arrays.fill(stream, 7);
        grid.write(0, streams, new float[grid.roomLength()]);
        assertThat(Arrays.copyOf(picture.data().asFloat(), 16))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 7, 7, 7, 7, 7, 7, 7, 7);
    }
}
