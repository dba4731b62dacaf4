package io.refocus.stores.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.stores.TrackingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.mlflow.tracking.MlflowClient;

/**
 * MLflow through its Java client. The client sets no timeouts, so each call runs on a thread of its own and is given up after a
 * deadline; the client it hangs in is closed, which ends the call, and replaced. Thread-safe.
 */
public final class MlflowConnection implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final MlflowFaults faults;
    private final MlflowHttp http;
    private final String address;
    private final Duration deadline;
    private final ExecutorService calls;
    private volatile MlflowClient client;

    MlflowConnection(TrackingSettings settings, Duration deadline) {
        this.address = settings.uri().toString().replaceAll("/+$", "");
        this.deadline = deadline;
        this.faults = new MlflowFaults(address, deadline);
        this.http = new MlflowHttp(address, deadline, faults);
        this.client = new MlflowClient(address);
        this.calls = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "mlflow-call");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Connects and asks for the server's health. @throws RefocusException UNREACHABLE if it is down or is no MLflow */
    public static MlflowConnection open(TrackingSettings settings) {
        MlflowConnection connection = new MlflowConnection(settings, DEADLINE);
        try {
            connection.http.health();
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Runs one call of the client. A call whose connection the server had dropped before it read the request is made once more.
     *
     * @param what for the error message: "start the run of trial x"
     */
    public <T> T call(String what, Function<MlflowClient, T> body) {
        try {
            return once(what, body);
        } catch (DroppedConnectionException e) {
            try {
                return once(what, body);
            } catch (DroppedConnectionException again) {
                throw faults.unreachable(what, again.getCause());
            }
        }
    }

    /** GET below {@code api/2.0/mlflow/}. */
    public JsonNode get(String what, String path) {
        return json(call(what, c -> c.sendGet(path)));
    }

    /** POST below {@code api/2.0/mlflow/}. */
    public JsonNode post(String what, String path, Object body) {
        return json(call(what, c -> c.sendPost(path, Documents.canonicalJson(body))));
    }

    /** What the Java client cannot do: DELETE, and artifacts through the server. */
    public MlflowHttp http() {
        return http;
    }

    /** Address of the pages people read, without a slash at its end. */
    public URI address() {
        return URI.create(address);
    }

    @Override
    public void close() {
        calls.shutdownNow();
        client.close();
    }

    private <T> T once(String what, Function<MlflowClient, T> body) {
        MlflowClient used = client;
        Future<T> call = calls.submit(() -> body.apply(used));
        try {
            return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw faults.of(what, e.getCause());
        } catch (TimeoutException e) {
            replace(used);
            throw faults.silent(what, e);
        } catch (InterruptedException e) {
            replace(used);
            Thread.currentThread().interrupt();
            throw new CompletionException("interrupted while waiting for MLflow to " + what, e);
        }
    }

    private synchronized void replace(MlflowClient hanging) {
        if (client == hanging) {
            client = new MlflowClient(address);
        }
        hanging.close();
    }

    private JsonNode json(String body) {
        return Documents.readJson(body, "the answer of " + address, JsonNode.class);
    }
}
