package io.refocus.inference.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.refocus.inference.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BulkheadTest {
    private final Bulkhead bulkhead = new Bulkhead(2, 1, Duration.ofMillis(50));

    @AfterEach
    void close() {
        bulkhead.close();
    }

    @Test
    void fourthRequestIsRefusedAtOnceAndALeavingOneMakesRoom() {
        Bulkhead.Place first = bulkhead.enter();
        bulkhead.enter();
        bulkhead.enter();
        assertThat(bulkhead.inside()).isEqualTo(3);
        ProblemException refused = catchThrowableOfType(ProblemException.class, bulkhead::enter);
        assertThat(refused.problem().status()).isEqualTo(503);
        assertThat(refused.problem().detail()).isEqualTo("all 3 places are taken");
        assertThat(refused.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60)));
        first.close();
        bulkhead.enter();
    }

    @Test
    void workRunsOnTheNamedThreadsOnly() throws Exception {
        try (Bulkhead.Place place = bulkhead.enter()) {
            assertThat(place.compute(() -> Thread.currentThread().getName(), new Client()))
                    .startsWith("restore-");
        }
        assertThat(bulkhead.inside()).isZero();
    }

    @Test
    void whoWaitsLongerThanThePatienceIsRefusedAndItsWorkNeverRuns() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CyclicBarrier running = new CyclicBarrier(3);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        List<Future<String>> busy = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            busy.add(callers.submit(() -> bulkhead.enter()
                    .compute(
                            () -> {
                                running.await();
                                release.await();
                                return "done";
                            },
                            new Client())));
        }
        running.await();
        List<String> ran = new ArrayList<>();
        Bulkhead.Place late = bulkhead.enter();
        assertThatThrownBy(() -> late.compute(() -> ran.add("late"), new Client()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("no thread became free within PT0.05S");
        release.countDown();
        for (Future<String> future : busy) {
            assertThat(future.get()).isEqualTo("done");
        }
        callers.shutdown();
        bulkhead.close();
        assertThat(ran).isEmpty();
    }

    @Test
    void whatTheWorkThrowsReachesTheCaller() {
        Bulkhead.Place place = bulkhead.enter();
        assertThatThrownBy(() -> place.compute(
                        () -> {
                            throw new IllegalArgumentException("tile is 0 pixels wide");
                        },
                        new Client()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tile is 0 pixels wide");
    }

    @Test
    void bulkheadWithoutThreadsIsRejectedWithBothValues() {
        assertThatThrownBy(() -> new Bulkhead(0, -1, Duration.ZERO))
                .hasMessage("threads is 0 and waiting is -1; expected threads >= 1 and waiting >= 0");
    }
}
