package io.refocus.inference.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests whose client has hung up, once the service has been told of each. */
@ApplicationScoped
public class HangUps {
    private final AtomicInteger count = new AtomicInteger();

    void register(@Observes Filters filters) {
        filters.register(this::watch, 1);
    }

    int count() {
        return count.get();
    }

    private void watch(RoutingContext request) {
        request.addEndHandler(end -> {
            if (end.failed()) {
                request.vertx().runOnContext(afterAllHandlers -> count.incrementAndGet());
            }
        });
        request.next();
    }
}
