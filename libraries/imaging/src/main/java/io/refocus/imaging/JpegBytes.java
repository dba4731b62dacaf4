package io.refocus.imaging;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/** Parts of a file read as one stream; nothing is copied. */
final class JpegBytes extends ImageInputStreamImpl {
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private long length;

    void add(ByteBuffer part) {
        parts.add(part);
        starts.add(length);
        length += part.limit();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] to, int offset, int count) {
        bitOffset = 0;
        if (streamPos >= length) {
            return -1;
        }
        int part = part(streamPos);
        int from = (int) (streamPos - starts.get(part));
        int got = Math.min(count, parts.get(part).limit() - from);
        parts.get(part).get(from, to, offset, got);
        streamPos += got;
        return got;
    }

    private int part(long position) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (starts.get(middle) <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
