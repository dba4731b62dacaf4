package io.refocus.imaging;

import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.stream.ImageOutputStreamImpl;

/** An image output that is written from start to end: nothing is kept to go back to. The stream below stays open. */
final class ForwardOutput extends ImageOutputStreamImpl {
    private final OutputStream out;

    ForwardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        flushBits();
        out.write(bytes, offset, count);
        streamPos += count;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("what was written cannot be read");
    }

    @Override
    public int read(byte[] to, int offset, int count) {
        throw new UnsupportedOperationException("what was written cannot be read");
    }
}
