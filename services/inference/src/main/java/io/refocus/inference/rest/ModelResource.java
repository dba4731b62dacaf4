package io.refocus.inference.rest;

import io.refocus.inference.champion.Champion;
import io.refocus.inference.champion.ModelCard;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What is served. */
@Path("/v1/model")
public class ModelResource {
    private final Champion champion;

    public ModelResource(Champion champion) {
        this.champion = champion;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "model", summary = "The model in service and its lineage; shipped until one is promoted")
    @APIResponse(responseCode = "200", description = "The model this replica restores with")
    @APIResponse(responseCode = "503", ref = ApiDefinition.PROBLEM)
    public ModelCard show() {
        return champion.card();
    }
}
