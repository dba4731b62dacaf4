package io.refocus.inference.champion;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The served model and its lineage.
 *
 * @param name the registered model, or the one that ships
 * @param version its version in the registry, counted from 1; 0 for one that ships
 * @param run the tracking server's run that trained it
 * @param trial the trial's digest
 * @param dataset the dataset version's digest
 * @param metricContract version of the metrics it was measured by
 * @param commit the code that trained it
 * @param network the generator as its experiment describes it
 * @param parameters number of trained values of the generator
 * @param shipped whether it is a model that ships with Refocus, served until one is promoted
 */
public record ModelCard(
        String name,
        int version,
        String run,
        String trial,
        String dataset,
        String metricContract,
        String commit,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonNode network,

        long parameters,

        boolean shipped) {
    /** The version as headers and metrics name it: its number, or {@code shipped}. */
    public String label() {
        return shipped ? "shipped" : Integer.toString(version);
    }
}
