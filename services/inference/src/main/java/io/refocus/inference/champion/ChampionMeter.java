package io.refocus.inference.champion;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics: the version served and the number of changes. */
@ApplicationScoped
public class ChampionMeter {
    private final AtomicInteger version = new AtomicInteger();
    private final Counter swaps;

    public ChampionMeter(MeterRegistry registry) {
        Gauge.builder("refocus.model.version", version, AtomicInteger::get)
                .description("Registered version that is served; 0 while none is")
                .register(registry);
        swaps = Counter.builder("refocus.model.swaps")
                .description("Models put in service since the start")
                .register(registry);
    }

    void swapped(ModelCard card) {
        version.set(card.version());
        swaps.increment();
    }

    void withdrawn() {
        version.set(0);
    }
}
