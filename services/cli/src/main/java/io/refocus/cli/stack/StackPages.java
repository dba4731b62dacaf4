package io.refocus.cli.stack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Addresses for a browser. */
public record StackPages(Endpoints endpoints, String namespace) {
    /** Without the last words MLflow opens its pages for language models. */
    private static final String TRAININGS = "/#/experiments?workflowType=machine_learning";

    /** MLflow's list of experiments, on its pages for machine learning. */
    public String trainings() {
        return withoutSlash(endpoints.mlflow().toString()) + TRAININGS;
    }

    /** Temporal's list of workflows; empty if the environment names the server, which tells nothing of its pages. */
    public Optional<String> workflows() {
        return endpoints.temporalPages().map(pages -> "%s/namespaces/%s/workflows"
                .formatted(withoutSlash(pages.toString()), encoded(namespace)));
    }

    /** The page of the latest execution of a workflow. */
    public Optional<String> workflow(String id) {
        return workflows().map(list -> list + "/" + encoded(id));
    }

    /** Where a picture is sent to be restored. */
    public String restoring() {
        return withoutSlash(endpoints.inference().toString()) + "/v1/restore";
    }

    private static String withoutSlash(String address) {
        return address.replaceAll("/+$", "");
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
