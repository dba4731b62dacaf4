package io.refocus.inference.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * All settings of the inference service. The addresses of servers come from the environment variables that all parts
 * of Refocus use (AWS_*, MLFLOW_TRACKING_URI, REFOCUS_BUCKET): see {@link ServerEnvironment}.
 */
@ConfigMapping(prefix = "refocus.inference")
public interface InferenceConfig {

    /** Registered model whose alias {@code champion} is served. Also read from REFOCUS_MODEL. */
    @WithDefault("refocus")
    String model();

    /** Pause between two polls of the alias. */
    @WithDefault("2s")
    Duration pollInterval();

    /** Longest pause before a champion that could not be loaded is tried again; the pause starts at the poll interval and doubles. */
    @WithDefault("60s")
    Duration retryCeiling();

    /** Largest picture that is restored, in pixels (width times height), read from the header before decoding. */
    @WithDefault("100000000")
    long pixelBudget();

    /**
     * Heap that the pixels of all pictures in work may take together; a picture that needs more is refused, others wait. A pixel takes 3 to 8
     * bytes, a row of tiles 6,144 bytes for each column. Without it, 60 % of the largest heap.
     */
    Optional<MemorySize> memory();

    /** Largest request body; at most the transport's own {@code quarkus.http.limits.max-body-size}. Each place may need as much disk. */
    @WithDefault("96M")
    MemorySize maxBody();

    /** Whether a model that ships with Refocus is served until one is promoted. */
    @WithDefault("true")
    boolean shipped();

    /** Side, in pixels, of the square picture restored once per worker thread before a new champion takes requests. */
    @WithDefault("256")
    int warmUpPixels();

    /** Limits of concurrent requests. */
    Queue queue();

    /** Restoring is native code that uses all processors: a fixed number of threads, and a bounded queue before them. */
    interface Queue {
        /** Threads that decode, restore and encode. Two keep the network busy while another picture is being coded. */
        @WithDefault("2")
        int workers();

        /** Requests that may wait for a thread; one more is refused with 503 and Retry-After. */
        @WithDefault("16")
        int places();

        /** Longest wait for a thread before the request is refused with 503 and Retry-After. */
        @WithDefault("30s")
        Duration patience();
    }
}
