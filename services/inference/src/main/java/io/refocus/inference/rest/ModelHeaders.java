package io.refocus.inference.rest;

import io.refocus.inference.champion.ModelCard;
import jakarta.ws.rs.core.Response;

/** From a restored picture back to what made it: the lineage every answer carries. */
final class ModelHeaders {
    static final String VERSION = "Refocus-Model-Version";
    static final String RUN = "Refocus-Run";
    static final String DATASET = "Refocus-Dataset";
    static final String METRIC_CONTRACT = "Refocus-Metric-Contract";
    static final String COMMIT = "Refocus-Commit";

    private ModelHeaders() {}

    static Response.ResponseBuilder add(Response.ResponseBuilder answer, ModelCard model) {
        return answer.header(VERSION, model.version())
                .header(RUN, model.run())
                .header(DATASET, model.dataset())
                .header(METRIC_CONTRACT, model.metricContract())
                .header(COMMIT, model.commit());
    }
}
