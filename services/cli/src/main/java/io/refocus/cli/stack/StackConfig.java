package io.refocus.cli.stack;

import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import java.nio.file.Path;

/**
 * {@code configs/stack.yaml}: ports and limits of the local stack.
 *
 * @param inference what the inference service takes
 * @param readySeconds time for a component to answer
 * @param stopSeconds time for a component to end before it is killed
 * @param namespace Temporal namespace
 * @param workerCacheMegabytes of datasets\' pictures that the worker keeps on disk, at most
 * @param bucket bucket of the store
 * @param model registered model that inference follows
 */
public record StackConfig(
        Ports ports,
        HeapMegabytes heapMegabytes,
        InferenceLimits inference,
        int readySeconds,
        int stopSeconds,
        int workerCacheMegabytes,
        String namespace,
        String bucket,
        String model) {
    public StackConfig {
        Legal.required("inference", inference);
        Legal.range("readySeconds", readySeconds, 1, 3600);
        Legal.range("stopSeconds", stopSeconds, 1, 600);
        Legal.range("workerCacheMegabytes", workerCacheMegabytes, 0, 1 << 30);
        Legal.required("namespace", namespace);
        Legal.name("bucket", bucket);
        Legal.name("model", model);
    }

    /** Largest Java heap of each component that is ours. */
    public record HeapMegabytes(int store, int worker, int inference) {
        public HeapMegabytes {
            Legal.range("store", store, 32, 1 << 20);
            Legal.range("worker", worker, 128, 1 << 20);
            Legal.range("inference", inference, 128, 1 << 20);
        }
    }

    public static StackConfig read(Path file) {
        return Documents.readYaml(file, StackConfig.class);
    }
}
