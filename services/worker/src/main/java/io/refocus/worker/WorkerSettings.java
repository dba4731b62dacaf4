package io.refocus.worker;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import io.refocus.workflows.client.TemporalSettings;
import io.refocus.workflows.temporal.TaskQueues;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of a worker from its environment.
 *
 * @param queues task queues it serves, of {@link TaskQueues}
 * @param replicas inference replicas a promotion of each model waits for
 * @param folder its files: pictures that are kept, and what activities work on
 * @param cacheBytes of the pictures that are kept, at most
 */
record WorkerSettings(
        TemporalSettings temporal,
        StoreSettings store,
        TrackingSettings tracking,
        List<String> queues,
        Map<String, List<URI>> replicas,
        Path folder,
        long cacheBytes) {
    static final String QUEUES = "REFOCUS_QUEUES";
    static final String MODEL = "REFOCUS_MODEL";
    static final String FOLDER = "REFOCUS_WORKER_FOLDER";
    static final String CACHE = "REFOCUS_WORKER_CACHE_MEGABYTES";
    static final String REPLICAS = "REFOCUS_INFERENCE_URLS";
    static final String OTHER_REPLICAS = "REFOCUS_OTHER_INFERENCE";

    private static final String USUAL_MODEL = "refocus";

    private static final long MEGABYTE = 1 << 20;
    private static final List<String> ALL_QUEUES = List.of(TaskQueues.TRAIN, TaskQueues.IO);

    WorkerSettings {
        queues = List.copyOf(queues);
        replicas = Map.copyOf(replicas);
    }

    /**
     * Both queues unless {@code REFOCUS_QUEUES} names one. {@code REFOCUS_INFERENCE_URLS} names the replicas of
     * {@code REFOCUS_MODEL}, {@code REFOCUS_OTHER_INFERENCE} those of other models, as {@code MODEL=URL}; with neither
     * no promotion waits. Files are in {@code REFOCUS_WORKER_FOLDER}, or among the temporary ones; 4 GB of pictures are kept unless
     * {@code REFOCUS_WORKER_CACHE_MEGABYTES} says otherwise.
     */
    static WorkerSettings fromEnvironment(Map<String, String> environment) {
        return new WorkerSettings(
                TemporalSettings.fromEnvironment(environment),
                StoreSettings.fromEnvironment(environment),
                TrackingSettings.fromEnvironment(environment),
                queues(list(environment.getOrDefault(QUEUES, ""))),
                replicas(environment),
                Path.of(environment.getOrDefault(FOLDER, System.getProperty("java.io.tmpdir") + "/refocus-worker")),
                megabytes(environment.getOrDefault(CACHE, "4096")) * MEGABYTE);
    }

    private static Map<String, List<URI>> replicas(Map<String, String> environment) {
        Map<String, List<URI>> replicas = new TreeMap<>();
        String model = Optional.ofNullable(environment.get(MODEL))
                .filter(name -> !name.isBlank())
                .orElse(USUAL_MODEL);
        list(environment.getOrDefault(REPLICAS, ""))
                .forEach(url -> replicas.computeIfAbsent(Legal.name(MODEL, model), name -> new ArrayList<>())
                        .add(address(REPLICAS, url)));
        for (String other : list(environment.getOrDefault(OTHER_REPLICAS, ""))) {
            int equals = other.indexOf('=');
            if (equals < 1) {
                throw new IllegalValueException(
                        OTHER_REPLICAS, '"' + other + '"', "MODEL=URL, as demo=http://127.0.0.1:8081");
            }
            replicas.computeIfAbsent(Legal.name(OTHER_REPLICAS, other.substring(0, equals)), name -> new ArrayList<>())
                    .add(address(OTHER_REPLICAS, other.substring(equals + 1)));
        }
        return replicas;
    }

    private static List<String> queues(List<String> named) {
        for (String queue : named) {
            if (!ALL_QUEUES.contains(queue)) {
                throw new IllegalValueException(QUEUES, '"' + queue + '"', "some of " + String.join(",", ALL_QUEUES));
            }
        }
        return named.isEmpty() ? ALL_QUEUES : named.stream().distinct().toList();
    }

    private static long megabytes(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalValueException(CACHE, '"' + text + '"', "a whole number of megabytes");
        }
        return Long.parseLong(text);
    }

    private static URI address(String variable, String text) {
        if (!text.matches("https?://[^/ ]+.*")) {
            throw new IllegalValueException(variable, '"' + text + '"', "addresses like http://127.0.0.1:8080");
        }
        return URI.create(text);
    }

    private static List<String> list(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
