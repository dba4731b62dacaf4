package io.refocus.inference.champion;

import io.refocus.inference.config.InferenceConfig;
import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The model in service. */
@ApplicationScoped
public class Champion {
    private static final Duration LOADING_TIME = Duration.ofSeconds(5);

    private final String model;
    private final ChampionMeter meter;
    private final HotSwap<ServedModel> slot = new HotSwap<>();
    private volatile String trouble = "the registry has not answered yet";
    private volatile String loading;
    private final Outage registry = new Outage();
    private final Outage store = new Outage();

    @Inject
    public Champion(InferenceConfig config, ChampionMeter meter) {
        this(config.model(), meter);
    }

    Champion(String model, ChampionMeter meter) {
        this.model = model;
        this.meter = meter;
    }

    /** Keeps the model open until the lease is closed. @throws ProblemException {@link ProblemType#NO_CHAMPION} */
    public HotSwap.Lease<ServedModel> lease() {
        return slot.lease().orElseThrow(this::none);
    }

    /** What is served now. @throws ProblemException {@link ProblemType#NO_CHAMPION} */
    public ModelCard card() {
        return find().orElseThrow(this::none);
    }

    /** What is served now, if anything is. */
    public Optional<ModelCard> find() {
        return slot.lease().map(lease -> {
            try (lease) {
                return lease.value().card();
            }
        });
    }

    /** Why the registry's champion is not the one in service; empty if it is. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    void trouble(String wordsOrNull) {
        trouble = wordsOrNull;
        registry.now(wordsOrNull);
    }

    /** Since when, and why, the registry's champion is not the one in service. */
    public Outage registry() {
        return registry;
    }

    /** Since when, and why, the store does not answer. */
    public Outage store() {
        return store;
    }

    /** What is being loaded now; empty if nothing is. */
    public Optional<String> loading() {
        return Optional.ofNullable(loading);
    }

    void loading(String wordsOrNull) {
        loading = wordsOrNull;
    }

    void serve(ServedModel next) {
        slot.replace(next);
        meter.swapped(next.card());
    }

    @PreDestroy
    void withdraw() {
        slot.close();
        meter.withdrawn();
    }

    private ProblemException none() {
        String served = String.format(Locale.ROOT, "no version of the registered model '%s' is served: ", model);
        String next = loading;
        if (next != null) {
            return new ProblemException(
                    ProblemType.LOADING,
                    served + next + " is being loaded",
                    "Try again after the seconds in Retry-After.",
                    LOADING_TIME);
        }
        String why = trouble;
        if (why != null) {
            return new ProblemException(
                    ProblemType.NO_CHAMPION, served + why, "./refocus status shows which server is down.");
        }
        return new ProblemException(
                ProblemType.NO_CHAMPION,
                served + "none has the alias 'champion'",
                "Make one with ./refocus demo, or with ./refocus promote SWEEP-or-TRIAL.");
    }
}
