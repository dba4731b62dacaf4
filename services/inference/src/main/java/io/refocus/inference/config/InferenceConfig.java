package io.refocus.inference.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /**
     * Largest picture that is restored, in pixels (width times height), read from the header before decoding.
     * Pictures that are processed at the same time share it. A pixel needs about 40 bytes of heap.
     */
    @WithDefault("12582912")
    int pixelBudget();

    /** Largest request body; at most the transport's own {@code quarkus.http.limits.max-body-size}. */
    @WithDefault("48M")
    MemorySize maxBody();

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
