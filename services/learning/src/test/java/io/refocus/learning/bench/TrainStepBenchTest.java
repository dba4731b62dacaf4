package io.refocus.learning.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TrainStepBenchTest {
    @Test
    void printsThePeersKeys() {
        String line = TrainStepBench.run(BenchOptions.parse(
                        "--net",
                        "residual",
                        "--width",
                        "8",
                        "--blocks",
                        "1",
                        "--size",
                        "16",
                        "--batch",
                        "2",
                        "--no-adversary",
                        "--seconds",
                        "0"))
                .json();
        assertThat(line)
                .contains(
                        "\"kind\":\"generator-step\"",
                        "\"params\":2916",
                        "\"runs\":3",
                        "\"median_ms\":",
                        "\"peak_rss_mb\":");
    }

    @Test
    void unknownFlagIsRefusedWithTheLegalOnes() {
        assertThatThrownBy(() -> BenchOptions.parse("--wide", "3"))
                .hasMessageContaining("--wide")
                .hasMessageContaining("--width");
        assertThatThrownBy(() -> BenchOptions.parse("--size")).hasMessageContaining("--size lacks its value");
    }
}
