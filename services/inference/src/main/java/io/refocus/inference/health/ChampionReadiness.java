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
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("champion");
        served.ifPresent(card -> answer.withData("model", card.name()).withData("version", card.version()));
        trouble.ifPresent(words -> answer.withData("trouble", words));
        return answer.status(served.isPresent() || trouble.isEmpty()).build();
    }
}
