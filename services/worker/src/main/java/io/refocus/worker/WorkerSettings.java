package io.refocus.worker;

import io.refocus.documents.IllegalValueException;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import io.refocus.workflows.client.TemporalSettings;
import io.refocus.workflows.temporal.TaskQueues;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Settings of a worker from its environment.
 *
 * @param queues task queues it serves, of {@link TaskQueues}
 * @param replicas inference replicas a promotion waits for
 */
record WorkerSettings(
        TemporalSettings temporal,
        StoreSettings store,
        TrackingSettings tracking,
        List<String> queues,
        List<URI> replicas) {
    static final String QUEUES = "REFOCUS_QUEUES";
    static final String REPLICAS = "REFOCUS_INFERENCE_URLS";

    private static final List<String> ALL_QUEUES = List.of(TaskQueues.TRAIN, TaskQueues.IO);

    WorkerSettings {
        queues = List.copyOf(queues);
        replicas = List.copyOf(replicas);
    }

    /** Both queues unless {@code REFOCUS_QUEUES} names one; no replicas unless {@code REFOCUS_INFERENCE_URLS} does. */
    static WorkerSettings fromEnvironment(Map<String, String> environment) {
        return new WorkerSettings(
                TemporalSettings.fromEnvironment(environment),
                StoreSettings.fromEnvironment(environment),
                TrackingSettings.fromEnvironment(environment),
                queues(list(environment.getOrDefault(QUEUES, ""))),
                list(environment.getOrDefault(REPLICAS, "")).stream()
                        .map(WorkerSettings::address)
                        .toList());
    }

    private static List<String> queues(List<String> named) {
        for (String queue : named) {
            if (!ALL_QUEUES.contains(queue)) {
                throw new IllegalValueException(QUEUES, '"' + queue + '"', "some of " + String.join(",", ALL_QUEUES));
            }
        }
        return named.isEmpty() ? ALL_QUEUES : named.stream().distinct().toList();
    }

    private static URI address(String text) {
        if (!text.matches("https?://[^/ ]+.*")) {
            throw new IllegalValueException(REPLICAS, '"' + text + '"', "addresses like http://127.0.0.1:8080");
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
