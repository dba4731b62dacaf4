package io.refocus.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.documents.Documents;
import io.refocus.stores.registry.ModelVersion;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChampionDetailsTest {
    @Test
    void theDocumentHasItsLineageSortedByKey() {
        ModelVersion version = new ModelVersion(
                "refocus",
                3,
                "run-7",
                "s3://refocus/trials/t1/model/1/",
                Map.of("trial", "t1", "dataset", "demo@f00d"));

        assertThat(Documents.json(ChampionDetails.of(version)).replaceAll("\\s+", ""))
                .isEqualTo("{\"name\":\"refocus\",\"version\":3,\"run\":\"run-7\","
                        + "\"source\":\"s3://refocus/trials/t1/model/1/\","
                        + "\"lineage\":{\"dataset\":\"demo@f00d\",\"trial\":\"t1\"}}");
    }
}
