package io.refocus.inference.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/** Takes away what clients send as media types and is none, before the framework fails on it: it is as if it had not been sent. */
@ApplicationScoped
public class HeaderRepair {
    private static final int EARLY = 500;

    void register(@Observes Filters filters) {
        filters.register(HeaderRepair::repair, EARLY);
    }

    private static void repair(RoutingContext request) {
        MultiMap headers = request.request().headers();
        for (String name : List.of(HttpHeaders.ACCEPT, HttpHeaders.CONTENT_TYPE)) {
            if (headers.getAll(name).stream()
                    .flatMap(value -> Stream.of(value.split(",", -1)))
                    .anyMatch(part -> !isMediaType(part.strip()))) {
                headers.remove(name);
            }
        }
        request.next();
    }

    private static boolean isMediaType(String text) {
        try {
            MediaType.valueOf(text);
            return text.matches("[^/;\\s]+/[^/;\\s]+(\\s*;.*)?");
        } catch (RuntimeException e) {
            return false;
        }
    }
}
