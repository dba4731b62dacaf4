package io.refocus.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SharedServerTest {
    @Test
    void aServerIsStartedOnce() {
        AtomicInteger starts = new AtomicInteger();
        SharedServer<Integer> shared = new SharedServer<>("counter", starts::incrementAndGet);

        assertThat(shared.get()).isEqualTo(1);
        assertThat(shared.get()).isEqualTo(1);
    }

    @Test
    void whatCannotBeHadSkipsATestWithTheReason() {
        assertThatThrownBy(() -> SharedServer.giveUp("no Temporal: Go is missing", false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no Temporal: Go is missing");
    }

    @Test
    void withCiSetItFailsATest() {
        assertThatThrownBy(() -> SharedServer.giveUp("no Temporal: Go is missing", true))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("no Temporal: Go is missing")
                .hasMessageContaining("CI is set");
    }
}
