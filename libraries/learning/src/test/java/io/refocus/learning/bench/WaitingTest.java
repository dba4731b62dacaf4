package io.refocus.learning.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.fault.RefocusException;
import io.refocus.learning.feed.Pictures;
import io.refocus.learning.step.Batch;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Which part of its time a step waits for its batch. */
class WaitingTest {
    private static final TrainStepOptions TINY = TrainStepOptions.parse(
            ("--net residual --width 4 --blocks 1 --size 16 --batch 2 --no-adversary --seconds 0 --pairs pairs")
                    .split(" "));

    private long now;

    private static JsonNode fields(String line) {
        return Documents.readJson(line, "line", JsonNode.class);
    }

    private static double share(String line) {
        return fields(line).get("waiting_share").doubleValue();
    }

    @Test
    void onlyTheMeasuredRunsCount() {
        MeteredFeed feed = new MeteredFeed(
                () -> {
                    now += now < 3_000_000 ? 1_000_000 : 3_000_000; // three runs of the warm-up: all of their time
                    return null;
                },
                () -> now);
        Timing timing = Timing.of(
                () -> {
                    feed.next();
                    if (now > 3_000_000) now += 9_000_000;
                },
                3,
                0,
                feed.clock(),
                feed::waited);

        assertThat(timing.milliseconds()).containsExactly(12.0, 12.0, 12.0);
        assertThat(timing.waitingShare()).as("3 of 12 ms").isCloseTo(0.25, within(1e-12));
    }

    @Test
    void theLineTellsTheShareOfASlowFeed() {
        Batch batch = TrainStepBench.randomBatch(TINY);
        LongSupplier everyLookTakesTwo = () -> now += 2;
        MeteredFeed slow = new MeteredFeed(
                () -> {
                    now += 5;
                    return batch;
                },
                everyLookTakesTwo);

        assertThat(share(TrainStepBench.run(TINY, slow)))
                .as("2 before it asks, 7 until it has its batch, 2 until the step is done")
                .isEqualTo(0.6364);
    }

    @Test
    void aRealFeedIsTimedToo() {
        JsonNode line = fields(TrainStepBench.run(TINY, Pictures.pairs(3, 24, 7)));

        assertThat(line.get("waiting_share").doubleValue()).isBetween(0.0, 1.0);
        assertThat(line.get("kind").textValue()).isEqualTo("generator-step");
        assertThat(line.get("batch").intValue()).isEqualTo(2);
    }

    @Test
    void batchesAreCropsOfThePairs() {
        assertThatThrownBy(() -> TrainStepBench.run(TINY, Pictures.pairs(1, 15, 7)))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("15x15");
    }
}
