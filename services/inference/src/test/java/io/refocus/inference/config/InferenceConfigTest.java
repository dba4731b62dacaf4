package io.refocus.inference.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InferenceConfigTest {
    @Test
    void defaults() {
        InferenceConfig config = with(Map.of());
        assertThat(config.model()).isEqualTo("refocus");
        assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.retryCeiling()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.pixelBudget()).isEqualTo(100_000_000);
        assertThat(config.maxBody().asLongValue()).isEqualTo(96L << 20);
        assertThat(config.memory()).isEmpty();
        assertThat(config.shipped()).isTrue();
        assertThat(config.warmUpPixels()).isEqualTo(256);
        assertThat(config.queue().workers()).isEqualTo(2);
        assertThat(config.queue().places()).isEqualTo(16);
        assertThat(config.queue().patience()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void explicitValues() {
        InferenceConfig config = with(Map.of(
                "refocus.inference.model", "street",
                "refocus.inference.poll-interval", "500ms",
                "refocus.inference.retry-ceiling", "5m",
                "refocus.inference.pixel-budget", "1000000",
                "refocus.inference.max-body", "4M",
                "refocus.inference.memory", "64M",
                "refocus.inference.warm-up-pixels", "64",
                "refocus.inference.queue.workers", "1",
                "refocus.inference.queue.places", "3",
                "refocus.inference.queue.patience", "2s"));
        assertThat(config.model()).isEqualTo("street");
        assertThat(config.pollInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.retryCeiling()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.pixelBudget()).isEqualTo(1_000_000);
        assertThat(config.maxBody().asLongValue()).isEqualTo(4L << 20);
        assertThat(config.memory().orElseThrow().asLongValue()).isEqualTo(64L << 20);
        assertThat(config.warmUpPixels()).isEqualTo(64);
        assertThat(config.queue().workers()).isEqualTo(1);
        assertThat(config.queue().places()).isEqualTo(3);
        assertThat(config.queue().patience()).isEqualTo(Duration.ofSeconds(2));
    }

    private static InferenceConfig with(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(InferenceConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
        return config.getConfigMapping(InferenceConfig.class);
    }
}
