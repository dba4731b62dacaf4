package io.refocus.inference.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.inference.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    @Test
    void bodyOfExactlyTheLimitIsTaken() {
        assertThat(BoundedBody.read(new ByteArrayInputStream(new byte[10]), 10, 10))
                .hasSize(10);
        assertThat(BoundedBody.read(new ByteArrayInputStream(new byte[10]), -1, 10))
                .hasSize(10);
    }

    @Test
    void declaredLengthOverTheLimitIsRefusedUnread() {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the body was read");
            }
        };
        assertThatThrownBy(() -> BoundedBody.read(untouched, 11, 10))
                .hasMessage("the body has 11 bytes; expected at most 10 bytes");
    }

    @Test
    void bodyThatBreaksOffIsTheClientsFault() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection was closed");
            }
        };
        assertThatThrownBy(() -> BoundedBody.read(broken, 5, 10))
                .isInstanceOf(ProblemException.class)
                .hasMessage("the body broke off: Connection was closed");
    }

    @Test
    void bodyThatLiesAboutItsLengthIsRefused() {
        assertThatThrownBy(() -> BoundedBody.read(new ByteArrayInputStream(new byte[5000]), 3, 10))
                .hasMessage("the body has more bytes than declared; expected at most 10 bytes");
    }
}
