package io.refocus.application.pairs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.imaging.memory.OverBudgetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairFilesTest {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @TempDir
    Path folder;

    /** 90 megapixels take 1 GB to measure; the file has a header and not one pixel. */
    @Test
    void aPairThatNeverFitsIsRefusedByNameBeforeItIsDecoded() throws IOException {
        Path large = Files.write(folder.resolve("large.png"), header(30_000, 3_000));

        assertThatThrownBy(() -> new PairFiles("large", large, large).readRows())
                .isInstanceOf(OverBudgetException.class)
                .hasMessageContaining("large.png of 30000x3000 pixels needs about 1002 MB of memory");
    }

    private static byte[] header(int width, int height) {
        byte[] chunk = ByteBuffer.allocate(17)
                .put(new byte[] {'I', 'H', 'D', 'R'})
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        return ByteBuffer.allocate(SIGNATURE.length + 25)
                .put(SIGNATURE)
                .putInt(13)
                .put(chunk)
                .putInt((int) crc.getValue())
                .array();
    }
}
