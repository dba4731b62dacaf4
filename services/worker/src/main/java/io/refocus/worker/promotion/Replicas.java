package io.refocus.worker.promotion;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.workflows.promotion.ServingCheck;
import io.refocus.workflows.promotion.ServingReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Asks the inference replicas which version they serve. */
public final class Replicas {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long ROUND_MILLIS = 500;
    private static final int OK = 200;

    private final Map<String, List<URI>> addresses;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param addresses by model; none if there is no service, and then there is nothing to wait for */
    public Replicas(Map<String, List<URI>> addresses) {
        this.addresses = Map.copyOf(addresses);
    }

    /** @throws RefocusException BAD_INPUT if there are services, and none of them serves this model */
    void requireServed(String model) {
        if (!addresses.isEmpty() && !addresses.containsKey(model)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "the gate's model is %s, which no service here would serve; expected %s. Nothing was registered"
                            .formatted(model, String.join(" or ", new TreeSet<>(addresses.keySet()))));
        }
    }

    ServingReport await(ServingCheck check, Heartbeat heartbeat) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(check.timeoutSeconds());
        Optional<String> missing = missing(check);
        while (missing.isPresent() && System.nanoTime() < end) {
            heartbeat.check();
            rest();
            missing = missing(check);
        }
        return missing.map(detail -> new ServingReport(
                        false,
                        String.format(
                                Locale.ROOT,
                                "after %d s %s; expected version %s",
                                check.timeoutSeconds(),
                                detail,
                                check.version())))
                .orElseGet(() -> new ServingReport(true, served(check.model())));
    }

    private String served(String model) {
        int replicas = of(model).size();
        return replicas == 0 ? "no replica is known" : replicas + " replicas serve it";
    }

    private List<URI> of(String model) {
        return addresses.getOrDefault(model, List.of());
    }

    /** The first replica that does not serve the version, and its state. */
    private Optional<String> missing(ServingCheck check) {
        return of(check.model()).stream()
                .map(address -> difference(address, check))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> difference(URI address, ServingCheck check) {
        URI uri = URI.create(address.toString().replaceAll("/+$", "") + "/v1/model");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                return Optional.of(String.format(Locale.ROOT, "%s answers %d", uri, answer.statusCode()));
            }
            JsonNode served = Documents.readJson(answer.body(), uri.toString(), JsonNode.class);
            boolean right = served.path("version").asText().equals(check.version())
                    && served.path("name").asText().equals(check.model());
            return right
                    ? Optional.empty()
                    : Optional.of("%s serves %s version %s"
                            .formatted(
                                    uri,
                                    served.path("name").asText(),
                                    served.path("version").asText()));
        } catch (IOException e) {
            return Optional.of("%s does not answer (%s)".formatted(uri, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("waiting for %s was interrupted".formatted(uri));
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
