package io.refocus.inference.rest;

import io.refocus.inference.problem.Problem;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The parts of the API description that hold for all paths. */
@ApplicationPath("/")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Refocus inference",
                        version = "1",
                        description = "Restores blurred pictures with the current champion."),
        components =
                @Components(
                        responses =
                                @APIResponse(
                                        name = ApiDefinition.PROBLEM,
                                        description = "Refused or failed: detail and hint (RFC 9457)",
                                        content =
                                                @Content(
                                                        mediaType = Problem.MEDIA_TYPE,
                                                        schema = @Schema(implementation = Problem.class)))))
public class ApiDefinition extends Application {
    static final String PROBLEM = "problem";
}
