package io.refocus.inference.rest;

import io.refocus.inference.champion.ModelCard;
import jakarta.ws.rs.core.Response;

/** Headers with the lineage of the model that restored the picture; every answer has them. */
final class ModelHeaders {
    static final String MODEL = "Refocus-Model";
    static final String VERSION = "Refocus-Model-Version";
    static final String RUN = "Refocus-Run";
    static final String DATASET = "Refocus-Dataset";
    static final String METRIC_CONTRACT = "Refocus-Metric-Contract";
    static final String COMMIT = "Refocus-Commit";

    private ModelHeaders() {}

    static Response.ResponseBuilder add(Response.ResponseBuilder answer, ModelCard model) {
        return answer.header(MODEL, model.name())
                .header(VERSION, model.label())
                .header(RUN, model.run())
                .header(DATASET, model.dataset())
                .header(METRIC_CONTRACT, model.metricContract())
                .header(COMMIT, model.commit());
    }
}
