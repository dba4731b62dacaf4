package io.refocus.inference.rest;

import io.refocus.inference.admission.Client;
import io.refocus.inference.restore.Restoration;
import io.refocus.inference.restore.RestoreService;
import io.refocus.inference.restore.Upload;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Restores a blurred picture. */
@Path(RestoreResource.PATH)
public class RestoreResource {
    static final String PATH = "/v1/restore";

    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";
    private static final String WARNING = "Warning";

    private final RestoreService pictures;

    public RestoreResource(RestoreService pictures) {
        this.pictures = pictures;
    }

    @POST
    @Blocking
    @Consumes({
        "image/*", // the bytes tell the format: image/jpg, image/pjpeg and image/x-png are in use
        MediaType.APPLICATION_OCTET_STREAM,
        "application/x-octet-stream",
        "application/binary",
        "binary/octet-stream"
    })
    @Produces({PNG, JPEG})
    @Operation(
            operationId = "restore",
            summary = "Restore a blurred picture",
            description =
                    "Answers with a picture of the same size, of the same format if the Accept header allows it. An EXIF orientation is applied, so the "
                            + "answer stands upright. The format is read from the bytes, not from Content-Type.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "200",
            description = "The restored picture",
            headers = {
                @Header(name = ModelHeaders.MODEL, description = "Name of the model that restored it"),
                @Header(name = ModelHeaders.VERSION, description = "Its version; shipped until one is promoted"),
                @Header(name = "Warning", description = "What was wrong with the upload though it was restored"),
                @Header(name = ModelHeaders.RUN, description = "Tracking run that trained the model"),
                @Header(name = ModelHeaders.DATASET, description = "Version of the dataset it was trained on"),
                @Header(name = ModelHeaders.METRIC_CONTRACT, description = "Version of the metrics it was measured by"),
                @Header(name = ModelHeaders.COMMIT, description = "Code that trained it")
            },
            content = {
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "400", ref = ApiDefinition.PROBLEM)
    @APIResponse(responseCode = "406", ref = ApiDefinition.PROBLEM)
    @APIResponse(responseCode = "413", ref = ApiDefinition.PROBLEM)
    @APIResponse(responseCode = "415", ref = ApiDefinition.PROBLEM)
    @APIResponse(responseCode = "500", ref = ApiDefinition.PROBLEM)
    @APIResponse(responseCode = "503", ref = ApiDefinition.PROBLEM)
    public Response restore(InputStream body, @Context HttpHeaders headers, @Context RoutingContext routing)
            throws InterruptedException {
        Client client = new Client();
        routing.addEndHandler(end -> {
            if (end.failed()) {
                client.leave();
            }
        });
        AcceptHeader accept = new AcceptHeader(headers.getAcceptableMediaTypes());
        Upload upload = new Upload(body, declaredBytes(headers), accept::takes, client);
        Restoration restoration = pictures.restore(upload, RestoreAdmission.take(routing));
        Response.ResponseBuilder answer = Response.ok(restoration.encoded().input())
                .type(restoration.format().mediaType());
        answer.header(HttpHeaders.CONTENT_LENGTH, restoration.encoded().size());
        restoration.remarks().forEach(remark -> answer.header(WARNING, warning(remark)));
        return ModelHeaders.add(answer, restoration.model()).build();
    }

    private static String warning(String remark) {
        String ascii = remark.replaceAll("[^ -~]", "?").replaceAll("[\"\\\\]", "'");
        return "199 refocus \"" + ascii + "\"";
    }

    private static long declaredBytes(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("\\d{1,18}") ? -1 : Long.parseLong(length);
    }
}
