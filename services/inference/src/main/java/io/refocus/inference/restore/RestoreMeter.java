package io.refocus.inference.restore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.refocus.inference.admission.Bulkhead;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Metrics of restoring. Requests and their statuses are counted by the HTTP layer. */
@ApplicationScoped
public class RestoreMeter {
    private final Counter pixels;
    private final Timer seconds;

    public RestoreMeter(MeterRegistry registry, Bulkhead bulkhead) {
        pixels = Counter.builder("refocus.restored.pixels")
                .description("Pixels restored, width times height")
                .register(registry);
        seconds = Timer.builder("refocus.restore")
                .description("Time on a worker thread: decode, restore, encode")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        Gauge.builder("refocus.restore.inside", bulkhead, Bulkhead::inside)
                .description("Requests waiting or computing")
                .register(registry);
    }

    void restored(long count, long nanos) {
        pixels.increment(count);
        seconds.record(Duration.ofNanos(nanos));
    }
}
