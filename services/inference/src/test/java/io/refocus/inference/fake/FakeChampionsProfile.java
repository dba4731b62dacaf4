package io.refocus.inference.fake;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The service with {@link FakeChampions}, small limits and a hasty follower. */
public class FakeChampionsProfile implements QuarkusTestProfile {
    public static final int PIXEL_BUDGET = 40_000;
    public static final int MAX_BODY = 200_000;

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakeChampions.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "refocus.inference.memory", "150K",
                "refocus.inference.poll-interval", "5ms",
                "refocus.inference.pixel-budget", String.valueOf(PIXEL_BUDGET),
                "refocus.inference.max-body", String.valueOf(MAX_BODY),
                "refocus.inference.warm-up-pixels", "8",
                "refocus.inference.queue.workers", "2",
                "refocus.inference.queue.places", "1",
                "refocus.inference.queue.patience", "10s");
    }
}
