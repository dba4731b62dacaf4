package io.refocus.inference.restore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.refocus.inference.admission.Bulkhead;
import io.refocus.inference.champion.ModelCard;
import io.refocus.inference.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Metrics of restoring. Requests and their statuses are counted by the HTTP layer. */
@ApplicationScoped
public class RestoreMeter {
    private static final String VERSION = "version";

    private final MeterRegistry registry;
    private final Timer waited;

    public RestoreMeter(MeterRegistry registry, Bulkhead bulkhead) {
        this.registry = registry;
        waited = Timer.builder("refocus.restore.wait")
                .description("Time from a complete upload to its start: for a thread and for memory")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(2))
                .register(registry);
        Gauge.builder("refocus.restore.inside", bulkhead, Bulkhead::inside)
                .description("Requests uploading, waiting or computing")
                .register(registry);
    }

    void waited(long nanos) {
        waited.record(Duration.ofNanos(nanos));
    }

    void restored(ModelCard model, long pixels, long nanos) {
        String version = model.label();
        Counter.builder("refocus.restored.pixels")
                .description("Pixels restored, width times height, by version of the model")
                .tag(VERSION, version)
                .register(registry)
                .increment(pixels);
        Timer.builder("refocus.restore")
                .description("Time on a worker thread: decode, restore, encode; by version of the model")
                .tag(VERSION, version)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    /** A request was answered with a problem. */
    public void refused(ProblemType type) {
        refused(type.label());
    }

    /** A request ended without an answer, because its client has gone. */
    public void abandoned() {
        refused("client-gone");
    }

    private void refused(String reason) {
        Counter.builder("refocus.refused")
                .description("Requests that were not answered with a picture, by reason")
                .tag("reason", reason)
                .register(registry)
                .increment();
    }
}
