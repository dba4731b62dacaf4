package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.cli.shell.RefocusPaths;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentCommandsTest {
    @TempDir
    private Path folder;

    private RefocusPaths places;

    @BeforeEach
    void layOutACheckout() throws IOException {
        places = new RefocusPaths(folder.resolve("checkout"), folder.resolve("home"));
        for (String jar : List.of(
                "infra/local/target/refocus-local-1.jar",
                "services/worker/target/refocus-worker-1.jar",
                "services/inference/target/quarkus-app/quarkus-run.jar")) {
            touch(places.root().resolve(jar));
        }
        for (String server : List.of("temporal", "mlflow")) {
            Path program = installed(server);
            touch(program);
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        Files.createDirectories(places.configs());
        Files.copy(Path.of("../../configs/stack.yaml"), places.configs().resolve("stack.yaml"));
        Credentials.findOrMake(places.home());
    }

    private Path installed(String server) {
        return folder.resolve("cache/refocus/python-venv/bin").resolve(server);
    }

    private static void touch(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    private LaunchSpec launch(Component component, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", "/nowhere",
                "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                "REFOCUS_PORT_OFFSET", "11",
                "JAVA_TOOL_OPTIONS", "-Dx",
                "PYTHONPATH", "/elsewhere",
                "AWS_ACCESS_KEY_ID", "the-users-own"));
        environment.putAll(more);
        return new ComponentCommands(StackSettings.of(places, environment), "build 1").of(component);
    }

    private LaunchSpec launch(Component component) {
        return launch(component, Map.of());
    }

    @Test
    void theLimitsOfInferenceAreSettingsAndTheCallersVariablesReachIt() {
        assertThat(launch(Component.INFERENCE).environment())
                .containsEntry("REFOCUS_INFERENCE_MAX_BODY", "96M")
                .containsEntry("REFOCUS_INFERENCE_PIXEL_BUDGET", "100000000")
                .containsEntry("REFOCUS_INFERENCE_QUEUE_PLACES", "16");
        Map<String, String> own =
                Map.of("REFOCUS_INFERENCE_PIXEL_BUDGET", "5000", "REFOCUS_INFERENCE_QUEUE_PATIENCE", "5s");
        assertThat(launch(Component.INFERENCE, own).environment())
                .containsAllEntriesOf(own)
                .containsEntry("REFOCUS_INFERENCE_MAX_BODY", "96M");
        assertThat(launch(Component.INFERENCE, own).fingerprint())
                .as("a change restarts it")
                .isNotEqualTo(launch(Component.INFERENCE).fingerprint());
        assertThat(launch(Component.WORKER, own).environment()).doesNotContainKey("REFOCUS_INFERENCE_PIXEL_BUDGET");
        assertThat(new InferenceLimits(96, 1000, 2).words(own))
                .contains("uploads to 96MB (REFOCUS_INFERENCE_MAX_BODY)", "pictures to 5000 pixels");
    }

    @Test
    void temporalKeepsItsHistoriesInAFileAndShowsPages() {
        LaunchSpec temporal = launch(Component.TEMPORAL);

        assertThat(temporal.command())
                .startsWith(installed("temporal").toString(), "server", "start-dev")
                .containsSequence("--ip", "127.0.0.1")
                .containsSequence("--port", "17244")
                .containsSequence("--ui-port", "18244")
                .containsSequence(
                        "--db-filename",
                        places.home().resolve("temporal/temporal.db").toString());
        assertThat(temporal.ports()).containsExactly(17_244, 18_244);
        assertThat(temporal.pages()).contains("http://127.0.0.1:18244");
    }

    @Test
    void theStoreGetsGeneratedKeysByEnvironmentAndNeverTheUsersOwn() {
        LaunchSpec store = launch(Component.STORE);
        Credentials keys = Credentials.find(places.home()).orElseThrow();

        assertThat(store.environment())
                .containsEntry("AWS_ACCESS_KEY_ID", keys.accessKey())
                .containsEntry("AWS_SECRET_ACCESS_KEY", keys.secretKey());
        assertThat(String.join(" ", store.command())).doesNotContain(keys.secretKey());
    }

    @Test
    void mlflowKeepsItsDatabaseAndArtifactsUnderTheStateFolder() {
        assertThat(launch(Component.MLFLOW).command())
                .containsSequence("--port", "15011", "--workers", "1")
                .containsSequence(
                        "--backend-store-uri", "sqlite:///" + places.home().resolve("mlflow/mlflow.db"));
        assertThat(launch(Component.MLFLOW).environment()).containsEntry("MLFLOW_DISABLE_TELEMETRY", "1");
    }

    @Test
    void workerAndInferenceFindEveryServer() {
        for (Component component : List.of(Component.WORKER, Component.INFERENCE)) {
            assertThat(launch(component).environment())
                    .containsEntry("TEMPORAL_ADDRESS", "127.0.0.1:17244")
                    .containsEntry("TEMPORAL_NAMESPACE", "default")
                    .containsEntry("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:19011")
                    .containsEntry("MLFLOW_TRACKING_URI", "http://127.0.0.1:15011")
                    .containsEntry("REFOCUS_INFERENCE_URLS", "http://127.0.0.1:18091")
                    .containsEntry("REFOCUS_BUCKET", "refocus")
                    .containsEntry("REFOCUS_MODEL", "refocus")
                    .containsEntry("REFOCUS_HOME", places.home().toString())
                    .containsEntry("MALLOC_MMAP_THRESHOLD_", "4294967296")
                    .containsEntry("MALLOC_TRIM_THRESHOLD_", "17179869184")
                    .containsEntry("MALLOC_TOP_PAD_", "268435456")
                    .containsEntry("GOMP_SPINCOUNT", "2000")
                    .containsEntry("OMP_WAIT_POLICY", "active");
        }
        assertThat(launch(Component.INFERENCE).environment())
                .containsEntry("QUARKUS_HTTP_PORT", "18091")
                .containsEntry("DNNL_PRIMITIVE_CACHE_CAPACITY", "128");
        assertThat(launch(Component.WORKER).environment()).doesNotContainKey("DNNL_PRIMITIVE_CACHE_CAPACITY");
        for (Component component : List.of(Component.WORKER, Component.INFERENCE))
            assertThat(launch(component).command()).anySatisfy(flag -> assertThat(flag)
                    .startsWith("-XX:CompileCommand=exclude,")
                    .endsWith("ComputationGraph::outputOfLayersDetached"));
    }

    @Test
    void theDemosModelIsServedBesideTheOneInService() {
        assertThat(launch(Component.WORKER).environment())
                .containsEntry("REFOCUS_OTHER_INFERENCE", "refocus-demo=http://127.0.0.1:18092");
        LaunchSpec demo = launch(Component.DEMO_INFERENCE);
        assertThat(demo.ports()).containsExactly(18_092);
        assertThat(demo.environment())
                .containsEntry("REFOCUS_MODEL", "refocus-demo")
                .containsEntry("QUARKUS_HTTP_PORT", "18092");
        assertThat(demo.log()).hasFileName("demo-inference.log");
    }

    @Test
    void theKindOfProcessorThatTheLauncherSawIsPassedOn() {
        Map<String, String> seen = Map.of("OPENBLAS_CORETYPE", "SkylakeX");
        for (Component computing : List.of(Component.WORKER, Component.INFERENCE))
            assertThat(launch(computing, seen).environment()).containsEntry("OPENBLAS_CORETYPE", "SkylakeX");
        assertThat(launch(Component.WORKER).environment()).doesNotContainKey("OPENBLAS_CORETYPE");
    }

    @Test
    void nothingElseOfTheCallersEnvironmentReachesAComponent() {
        assertThat(launch(Component.WORKER).environment())
                .containsEntry("HOME", places.home().toString())
                .doesNotContainKeys("JAVA_TOOL_OPTIONS", "PYTHONPATH");
    }

    @Test
    void everyComponentReadsNamesOfFilesInUtf8WhateverTheCallersLanguage() {
        for (Component component : Component.values()) {
            assertThat(launch(component, Map.of("LANG", "C", "LC_CTYPE", "de_DE.ISO-8859-1"))
                            .environment())
                    .containsEntry("LC_ALL", "C.UTF-8")
                    .doesNotContainKeys("LANG", "LC_CTYPE");
            assertThat(launch(component, Map.of("LC_ALL", "C")).environment()).containsEntry("LC_ALL", "C.UTF-8");
            assertThat(launch(component, Map.of("LC_ALL", "en_US.utf8")).environment())
                    .containsEntry("LC_ALL", "en_US.utf8");
        }
    }

    @Test
    void otherSettingsOrAnotherBuildGiveTheWorkerAnotherFingerprint() {
        StackSettings settings = StackSettings.of(places, Map.of());
        String first =
                new ComponentCommands(settings, "build 1").of(Component.WORKER).fingerprint();

        assertThat(new ComponentCommands(settings, "build 1")
                        .of(Component.WORKER)
                        .fingerprint())
                .isEqualTo(first);
        assertThat(new ComponentCommands(settings, "build 2")
                        .of(Component.WORKER)
                        .fingerprint())
                .isNotEqualTo(first);
        assertThat(launch(Component.WORKER, Map.of("REFOCUS_BUCKET", "other")).fingerprint())
                .isNotEqualTo(first);
    }

    @Test
    void missingPackagesAreToldWithTheCommandThatInstallsThem() {
        assertThatThrownBy(() -> launch(Component.MLFLOW, Map.of("XDG_CACHE_HOME", "/nowhere")))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("infra/python/install.sh");
    }

    @Test
    void aModuleThatIsNotBuiltIsNamed() throws IOException {
        Files.delete(places.root().resolve("services/worker/target/refocus-worker-1.jar"));

        assertThatThrownBy(() -> launch(Component.WORKER)).hasMessageContaining("services/worker/target is not built");
    }
}
