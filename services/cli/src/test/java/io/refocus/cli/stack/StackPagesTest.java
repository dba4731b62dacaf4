package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPagesTest {
    private static final Ports PORTS = new Ports(2001, 2002, 2003, 2004, 2005, 2006);

    @TempDir
    private Path run;

    private StackPages pages(Map<String, String> environment) {
        return new StackPages(Endpoints.resolve(environment, PORTS, new PidFiles(run)), "default");
    }

    @Test
    void eachServersPageIsNamed() {
        StackPages pages = pages(Map.of());

        assertThat(pages.trainings()).isEqualTo("http://127.0.0.1:2004/#/experiments?workflowType=machine_learning");
        assertThat(pages.workflows()).contains("http://127.0.0.1:2002/namespaces/default/workflows");
        assertThat(pages.workflow("sweep/3f0a"))
                .contains("http://127.0.0.1:2002/namespaces/default/workflows/sweep%2F3f0a");
        assertThat(pages.restoring()).isEqualTo("http://127.0.0.1:2005/v1/restore");
    }

    @Test
    void aNamedTemporalHasNoKnownPages() {
        assertThat(pages(Map.of("TEMPORAL_ADDRESS", "temporal:7233")).workflow("sweep/3f0a"))
                .isEmpty();
        assertThat(pages(Map.of("MLFLOW_TRACKING_URI", "http://mlflow:5000/")).trainings())
                .isEqualTo("http://mlflow:5000/#/experiments?workflowType=machine_learning");
    }
}
