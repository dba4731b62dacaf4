package io.refocus.inference.rest;

import io.refocus.inference.admission.ClientGoneException;
import io.refocus.inference.problem.Problem;
import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.problem.ProblemType;
import io.refocus.inference.restore.RestoreMeter;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The only place where failures become answers. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final int CLIENT_GONE = 499; // by convention, for the metrics of the HTTP layer

    private final RestoreMeter meter;

    public ProblemMappers(RestoreMeter meter) {
        this.meter = meter;
    }

    @ServerExceptionMapper
    Response refused(ProblemException e) {
        meter.refused(e.type());
        Response.ResponseBuilder answer = answer(e.problem());
        e.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wholeSeconds(wait)));
        return answer.build();
    }

    /** Requests that the framework refuses before a resource is called: path, method, media types. */
    @ServerExceptionMapper
    Response framework(WebApplicationException e, UriInfo uri) {
        Response original = e.getResponse();
        Response.ResponseBuilder answer = answer(FrameworkProblems.describe(original.getStatus(), e, uri));
        FrameworkProblems.allowed(uri.getPath())
                .filter(methods -> original.getStatus() == 405)
                .ifPresent(methods -> answer.header(HttpHeaders.ALLOW, methods));
        return answer.build();
    }

    /** Nobody reads this answer. */
    @ServerExceptionMapper
    Response gone(ClientGoneException e) {
        meter.abandoned();
        return Response.status(CLIENT_GONE).build();
    }

    /** All other failures: logged completely; the answer refers to the log. */
    @ServerExceptionMapper
    Response failed(Throwable e) {
        meter.refused(ProblemType.INTERNAL);
        String reference = UUID.randomUUID().toString();
        LOG.errorf(e, "request failed, reference %s", reference);
        return answer(Problem.of(
                        ProblemType.INTERNAL,
                        "the request failed on the server's side",
                        String.format(
                                Locale.ROOT,
                                "The log of the inference service has the reason under reference %s.",
                                reference)))
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
