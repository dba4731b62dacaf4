package io.refocus.inference.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.inference.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodySpoolTest {
    @Test
    void bodyOfExactlyTheLimitIsTaken() {
        for (long declared : new long[] {10, -1}) {
            try (SpoolFile file = BodySpool.spool(new ByteArrayInputStream(new byte[10]), declared, 10)) {
                assertThat(file.size()).isEqualTo(10);
            }
        }
    }

    @Test
    void declaredLengthOverTheLimitIsRefusedUnread() {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the body was read");
            }
        };
        assertThatThrownBy(() -> BodySpool.spool(untouched, 11, 10))
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
        assertThatThrownBy(() -> BodySpool.spool(broken, 5, 10))
                .isInstanceOf(ProblemException.class)
                .hasMessage("the body broke off: Connection was closed");
    }

    @Test
    void bodyThatLiesAboutItsLengthIsRefused() {
        assertThatThrownBy(() -> BodySpool.spool(new ByteArrayInputStream(new byte[5000]), 3, 10))
                .hasMessage("the body has more bytes than declared; expected at most 10 bytes");
    }
}
