package io.refocus.inference.admission;

import io.refocus.inference.config.InferenceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Provides the bulkhead of the service. */
@ApplicationScoped
public class BulkheadProvider {
    @Produces
    @Singleton
    Bulkhead bulkhead(InferenceConfig config) {
        InferenceConfig.Queue queue = config.queue();
        return new Bulkhead(queue.workers(), queue.places(), queue.patience());
    }

    void close(@Disposes Bulkhead bulkhead) {
        bulkhead.close();
    }
}
