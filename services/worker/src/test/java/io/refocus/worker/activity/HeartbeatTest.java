package io.refocus.worker.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.workflows.temporal.FaultFailures;
import io.refocus.workflows.training.TrainingHeartbeat;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that makes progress, and work that hangs in a call that nothing ends. */
class HeartbeatTest {
    private static final TrainingHeartbeat STEP_7 = new TrainingHeartbeat(7, 10, 0.5, 27, 4, 3);

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final CountDownLatch testOver = new CountDownLatch(1);
    private final Activities activities = new Activities();

    @AfterEach
    void close() {
        testOver.countDown();
        activities.close();
    }

    @ActivityInterface
    public interface Work {
        String work();
    }

    private String watched(java.util.function.Function<Heartbeat, String> work) {
        return activities
                .serve(Work.class, () -> {
                    try (Heartbeat heartbeat = Heartbeat.start(STEP_7, 0, PATIENCE)) {
                        return OwnThread.work(heartbeat, () -> work.apply(heartbeat));
                    }
                })
                .work();
    }

    @Test
    @Timeout(30)
    void aTrainingThatHangsFailsSoThatItsSlotIsFree() {
        assertThatThrownBy(() -> watched(heartbeat -> hang()))
                .satisfies(e -> assertThat(FaultFailures.toException(e).fault()).isEqualTo(Fault.INTERNAL))
                .hasStackTraceContaining("showed no progress for 1 s (last: TrainingHeartbeat[step=7,");
    }

    @Test
    @Timeout(30)
    void slowWorkThatMakesProgressIsLeftAlone() {
        assertThat(watched(heartbeat -> {
                    for (int piece = 0; piece < 8; piece++) {
                        pause(PATIENCE.toMillis() / 4);
                        heartbeat.check();
                    }
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    @Timeout(30)
    void whatHungAndGoesOnIsToldThatItIsNotWantedAnyMore() {
        assertThat(activities
                        .serve(Work.class, () -> {
                            try (Heartbeat heartbeat = Heartbeat.start(STEP_7, 0, PATIENCE)) {
                                pause(3 * PATIENCE.toMillis());
                                assertThatThrownBy(heartbeat::check).hasMessageContaining("showed no progress");
                                return "stopped: " + heartbeat.stopped() + ", cancelled: " + heartbeat.cancelled();
                            }
                        })
                        .work())
                .isEqualTo("stopped: true, cancelled: false");
    }

    @Test
    void aFailureOfTheWorkIsTheActivitysOwn() {
        assertThatThrownBy(() -> watched(heartbeat -> {
                    throw new io.refocus.fault.RefocusException(Fault.DIVERGED, "loss is NaN");
                }))
                .satisfies(e -> assertThat(FaultFailures.toException(e).fault()).isEqualTo(Fault.DIVERGED));
    }

    private String hang() {
        try {
            testOver.await();
            return "never";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
