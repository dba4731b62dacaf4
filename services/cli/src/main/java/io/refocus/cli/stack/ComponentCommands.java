package io.refocus.cli.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line of each component. */
final class ComponentCommands {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String WORKER_CACHE = "REFOCUS_WORKER_CACHE_MEGABYTES";
    private static final String OPENBLAS_CORE = "OPENBLAS_CORETYPE";

    private final StackSettings settings;
    private final JavaCommand java;
    private final String build;

    /** @param build which build of the modules is started, from the launcher */
    ComponentCommands(StackSettings settings, String build) {
        this.settings = settings;
        this.java = new JavaCommand(settings.places().root());
        this.build = build;
    }

    LaunchSpec of(Component component) {
        return switch (component) {
            case TEMPORAL -> temporal();
            case STORE -> store();
            case MLFLOW -> mlflow();
            case WORKER -> worker();
            case INFERENCE -> inference(component, settings.ports().inference(), nativeMemory(settings.connections()));
            case DEMO_INFERENCE -> demoInference();
        };
    }

    private LaunchSpec temporal() {
        int port = settings.ports().temporal();
        int pages = settings.ports().temporalUi();
        List<String> command = List.of(
                Executables.installed("temporal", settings.environment()).toString(),
                "server",
                "start-dev",
                "--ip",
                LOOPBACK,
                "--port",
                Integer.toString(port),
                "--ui-port",
                Integer.toString(pages),
                "--ui-disable-news-fetch",
                "--namespace",
                settings.connections().get("TEMPORAL_NAMESPACE"),
                "--db-filename",
                folder("temporal").resolve("temporal.db").toString(),
                "--log-level",
                "error"); // below that, every `down` leaves a page of its own clients' complaints
        return launch(Component.TEMPORAL, command, Map.of(), List.of(port, pages));
    }

    private LaunchSpec store() {
        int port = settings.ports().store();
        List<String> command = java.module("infra/local", "refocus-local", heap().store())
                .main(
                        "io.refocus.local.StoreServer",
                        Integer.toString(port),
                        folder("store").toString());
        Map<String, String> connections = settings.connections();
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("AWS_ACCESS_KEY_ID", connections.get("AWS_ACCESS_KEY_ID"));
        keys.put("AWS_SECRET_ACCESS_KEY", connections.get("AWS_SECRET_ACCESS_KEY"));
        return launch(Component.STORE, command, keys, List.of(port));
    }

    private LaunchSpec mlflow() {
        int port = settings.ports().mlflow();
        Path folder = folder("mlflow");
        List<String> command = List.of(
                Executables.installed("mlflow", settings.environment()).toString(),
                "server",
                "--host",
                LOOPBACK,
                "--port",
                Integer.toString(port),
                "--workers",
                "1",
                "--uvicorn-opts",
                "--no-access-log", // a line a request: the worker and the service look every second
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db"),
                "--artifacts-destination",
                folder.resolve("artifacts").toString());
        Map<String, String> environment = Map.of(
                "MLFLOW_DISABLE_TELEMETRY", "1",
                "MLFLOW_SERVER_ENABLE_JOB_EXECUTION",
                        "false", // eight more Python processes, for features not used here
                "PYTHONUNBUFFERED", "1");
        return launch(Component.MLFLOW, command, environment, List.of(port));
    }

    private LaunchSpec worker() {
        List<String> command = java.module("services/worker", "refocus-worker", heap().worker())
                .main("io.refocus.worker.WorkerMain");
        Map<String, String> environment = nativeMemory(settings.connections());
        environment.put(
                "REFOCUS_OTHER_INFERENCE",
                settings.demoModel() + "=" + settings.endpoints().demoInference());
        environment.put("REFOCUS_WORKER_FOLDER", folder("worker").toString());
        environment.put(
                WORKER_CACHE,
                settings.environment()
                        .getOrDefault(
                                WORKER_CACHE, Integer.toString(settings.config().workerCacheMegabytes())));
        return launch(Component.WORKER, command, environment, List.of());
    }

    private LaunchSpec demoInference() {
        return inference(
                Component.DEMO_INFERENCE, settings.ports().demoInference(), nativeMemory(settings.demoConnections()));
    }

    private LaunchSpec inference(Component component, int port, Map<String, String> environment) {
        environment.putAll(settings.config().inference().variables(settings.environment()));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("DNNL_PRIMITIVE_CACHE_CAPACITY", "128"); // each of the default 1,024 keeps its work memory
        List<String> command = java.jar("services/inference/target/quarkus-app/quarkus-run.jar", heap().inference());
        return launch(component, command, environment, List.of(port));
    }

    private LaunchSpec launch(Component component, List<String> command, Map<String, String> own, List<Integer> ports) {
        Map<String, String> environment = Executables.inherited(settings);
        environment.putAll(own);
        Path log = settings.places().logs().resolve(component.label() + ".log");
        Optional<String> url = settings.endpoints().of(component);
        Optional<String> pages = settings.endpoints().pages(component);
        String built = component.callsOthers() ? build : "";
        return new LaunchSpec(
                component, command, environment, log, ports, url, pages, LaunchSpec.fingerprint(built, own));
    }

    /**
     * ND4J's memory lives outside the Java heap: the C allocator keeps freed memory; its threads share cores: waiting
     * ones sleep.
     */
    private Map<String, String> nativeMemory(Map<String, String> connections) {
        Map<String, String> environment = new LinkedHashMap<>(connections);
        environment.put("MALLOC_MMAP_THRESHOLD_", "4294967296");
        environment.put("MALLOC_TRIM_THRESHOLD_", "17179869184");
        environment.put("MALLOC_TOP_PAD_", "268435456");
        environment.put("GOMP_SPINCOUNT", "2000");
        environment.put("OMP_WAIT_POLICY", "active");
        String core = settings.environment().get(OPENBLAS_CORE); // the launcher has checked the processor
        if (core != null) environment.put(OPENBLAS_CORE, core);
        return environment;
    }

    private StackConfig.HeapMegabytes heap() {
        return settings.config().heapMegabytes();
    }

    private Path folder(String name) {
        return StateFolders.make(settings.places().home().resolve(name));
    }
}
