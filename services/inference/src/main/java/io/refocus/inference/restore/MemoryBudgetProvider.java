package io.refocus.inference.restore;

import io.quarkus.runtime.configuration.MemorySize;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.inference.config.InferenceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Provides the one budget for pixels of this process. */
@ApplicationScoped
public class MemoryBudgetProvider {
    private static final double SHARE_OF_HEAP = 0.6; // the service itself and its answers on their way need the rest

    @Produces
    @Singleton
    MemoryBudget memory(InferenceConfig config) {
        return config.memory()
                .map(MemorySize::asLongValue)
                .map(MemoryBudget::new)
                .orElseGet(() -> MemoryBudget.ofHeap(SHARE_OF_HEAP));
    }
}
