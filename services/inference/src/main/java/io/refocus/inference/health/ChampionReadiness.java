package io.refocus.inference.health;

import io.refocus.inference.champion.Champion;
import io.refocus.inference.champion.ModelCard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready to take requests: a model is served, or the registry and the store answer but there is no champion yet;
 * requests are then answered with that reason.
 */
@Readiness
@ApplicationScoped
public class ChampionReadiness implements HealthCheck {
    private final Champion champion;

    public ChampionReadiness(Champion champion) {
        this.champion = champion;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<ModelCard> served = champion.find();
        Optional<String> trouble = champion.trouble();
        Optional<String> loading = champion.loading();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("champion");
        answer.withData("state", state(served, loading.isPresent(), trouble.isPresent()));
        served.ifPresent(card -> answer.withData("model", card.name()).withData("version", card.version()));
        loading.ifPresent(words -> answer.withData("loading", words));
        trouble.ifPresent(words -> answer.withData("trouble", words));
        champion.registry().words().ifPresent(words -> answer.withData("degraded.champion", words));
        champion.store().words().ifPresent(words -> answer.withData("degraded.store", words));
        return answer.status(served.isPresent() || trouble.isEmpty() && loading.isEmpty())
                .build();
    }

    /** What a starter waits for: everything but {@code loading} and {@code waiting} is an end. */
    private static String state(Optional<ModelCard> served, boolean loading, boolean trouble) {
        if (served.isPresent()) {
            return served.get().shipped() ? "shipped" : "champion";
        }
        if (loading) {
            return "loading";
        }
        return trouble ? "waiting" : "none";
    }
}
