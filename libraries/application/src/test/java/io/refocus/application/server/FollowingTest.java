package io.refocus.application.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FollowingTest {
    private final Following following = new Following(Duration.ofSeconds(1), Duration.ofSeconds(4));
    private final List<Duration> waits = new ArrayList<>();
    private int looks;

    /** Work that ends in the wait of this number. */
    private Optional<String> await(Duration patience, int number) {
        waits.add(patience);
        return waits.size() == number ? Optional.of("done") : Optional.empty();
    }

    private static RefocusException busy() {
        return new RefocusException(Fault.UNREACHABLE, "workflow is busy");
    }

    @Test
    void itIsLookedAtBetweenTwoWaits() {
        String outcome = following.untilEnd(patience -> await(patience, 3), () -> looks++);

        assertThat(outcome).isEqualTo("done");
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(4));
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void looksThatABusyServerRefusesAreLeftOut() {
        String outcome = following.untilEnd(patience -> await(patience, 12), () -> {
            if (++looks % Following.MOST_FAILED_LOOKS != 0) {
                throw busy();
            }
        });

        assertThat(outcome).isEqualTo("done");
        assertThat(looks).isEqualTo(11);
    }

    @Test
    void aServerThatRefusesEveryLookIsTold() {
        assertThatThrownBy(() -> following.untilEnd(patience -> await(patience, 100), () -> {
                    looks++;
                    throw busy();
                }))
                .hasMessage("workflow is busy");
        assertThat(looks).isEqualTo(5);
    }

    @Test
    void aWorkerThatCannotAnswerLooksDoesNotMakeTheWorkAFailure() {
        String outcome = following.untilEnd(patience -> await(patience, 20), () -> {
            looks++;
            throw new RefocusException(Fault.INTERNAL, "potential deadlock detected");
        });

        assertThat(outcome).isEqualTo("done");
        assertThat(looks).isEqualTo(19);
    }

    @Test
    void anyOtherFailureOfALookIsToldAtOnce() {
        assertThatThrownBy(() -> following.untilEnd(patience -> await(patience, 100), () -> {
                    looks++;
                    throw new RefocusException(Fault.NOT_FOUND, "no such workflow");
                }))
                .hasMessage("no such workflow");
        assertThat(looks).isEqualTo(1);
    }
}
