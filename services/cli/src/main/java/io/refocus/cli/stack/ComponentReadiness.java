package io.refocus.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntPredicate;

/** Whether a component answers. Each check takes at most one second. */
public final class ComponentReadiness {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int OK = 200;
    private static final int FIRST_SERVER_ERROR = 500;
    /** A champion is on its way, or nobody knows yet whether there is one. */
    private static final Set<String> UNSETTLED = Set.of("loading", "waiting");

    private final Endpoints endpoints;
    private final PidFiles records;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public ComponentReadiness(Endpoints endpoints, PidFiles records) {
        this.endpoints = endpoints;
        this.records = records;
    }

    public boolean answers(Component component) {
        return switch (component) {
            case TEMPORAL -> connects(endpoints.temporal());
            case STORE -> http(endpoints.store(), status -> status < FIRST_SERVER_ERROR);
            case MLFLOW -> http(under(endpoints.mlflow(), "/health"), status -> status == OK);
            case INFERENCE -> http(under(endpoints.inference(), "/q/health/live"), status -> status == OK);
            case DEMO_INFERENCE -> http(under(endpoints.demoInference(), "/q/health/live"), status -> status == OK);
            case WORKER -> records.saysReady(Component.WORKER);
        };
    }

    /** Whether a component that answers has come to what it will serve: a champion, another model, or none. */
    boolean settled(Component component) {
        return switch (component) {
            case INFERENCE -> settled(endpoints.inference());
            case DEMO_INFERENCE -> settled(endpoints.demoInference());
            case TEMPORAL, STORE, MLFLOW, WORKER -> true;
        };
    }

    private boolean settled(URI service) {
        try {
            HttpRequest request = HttpRequest.newBuilder(under(service, "/q/health/ready"))
                    .timeout(PATIENCE)
                    .build();
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            JsonNode health = Documents.readJson(answer, "the service's health", JsonNode.class);
            return health.findValuesAsText("state").stream().noneMatch(UNSETTLED::contains);
        } catch (IOException | RefocusException e) {
            return false; // busy with loading
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static URI under(URI base, String path) {
        return URI.create(base.toString().replaceAll("/+$", "") + path);
    }

    private static boolean connects(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            String host = address.substring(0, colon);
            int port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException | RuntimeException e) {
            return false; // refused, unknown host or not an address: nothing answers there
        }
    }

    private boolean http(URI uri, IntPredicate good) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            return good.test(
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException | IllegalArgumentException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
