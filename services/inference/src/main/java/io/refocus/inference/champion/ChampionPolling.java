package io.refocus.inference.champion;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.refocus.inference.config.InferenceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The thread that polls the registry while the service runs. */
@ApplicationScoped
public class ChampionPolling {
    private final ChampionFollower follower;
    private final ChampionSource source;
    private final long pauseMillis;
    private ScheduledExecutorService thread;

    public ChampionPolling(InferenceConfig config, ChampionSource source, ModelWarmUp warmUp, Champion champion) {
        this.source = source;
        this.pauseMillis = config.pollInterval().toMillis();
        Backoff backoff = new Backoff(config.pollInterval(), config.retryCeiling(), System::nanoTime);
        this.follower = new ChampionFollower(source, warmUp, champion, backoff);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // look() reports every failure itself
    void start(@Observes StartupEvent event) {
        thread = Executors.newSingleThreadScheduledExecutor(job -> {
            Thread made = new Thread(job, "champion-follower");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(follower::look, 0, pauseMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        source.close();
    }
}
