package io.refocus.inference.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.refocus.inference.admission.Bulkhead;
import io.refocus.inference.problem.Problem;
import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.restore.RestoreMeter;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives requests their places as soon as their headers are read: the transport reads a megabyte or two of a body ahead for each connection, and
 * keeps it in the heap until somebody takes it. Who finds no place is answered at once, and what it sends is thrown away.
 */
@ApplicationScoped
public class RestoreAdmission {
    private static final int AFTER_REPAIR = 400;
    private static final String PLACE = "refocus.place";

    private final Bulkhead bulkhead;
    private final RestoreMeter meter;
    private final ObjectMapper json;

    public RestoreAdmission(Bulkhead bulkhead, RestoreMeter meter, ObjectMapper json) {
        this.bulkhead = bulkhead;
        this.meter = meter;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, AFTER_REPAIR);
    }

    /** The place of a request; whoever takes it closes it. */
    static Bulkhead.Place take(RoutingContext request) {
        AtomicReference<Bulkhead.Place> held = request.get(PLACE);
        return held.getAndSet(null);
    }

    private void admit(RoutingContext request) {
        request.addEndHandler(end -> discardRest(request.request()));
        if (!request.request().method().equals(HttpMethod.POST)
                || !request.normalizedPath().equals(RestoreResource.PATH)) {
            request.next();
            return;
        }
        try {
            AtomicReference<Bulkhead.Place> held = new AtomicReference<>(bulkhead.enter());
            request.put(PLACE, held);
            request.addEndHandler(end -> giveBack(held.getAndSet(null)));
            request.next();
        } catch (ProblemException e) {
            refuse(request, e);
        }
    }

    /** For requests that the framework refused before anybody took the place. */
    private static void giveBack(Bulkhead.Place unused) {
        if (unused != null) {
            unused.close();
        }
    }

    private static void discardRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(chunk -> {}).resume();
        }
    }

    private void refuse(RoutingContext request, ProblemException e) {
        meter.refused(e.type());
        e.retryAfter().ifPresent(wait -> request.response()
                .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(ProblemMappers.wholeSeconds(wait))));
        request.response()
                .setStatusCode(e.problem().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(document(e.problem()));
    }

    private String document(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + problem, e);
        }
    }
}
