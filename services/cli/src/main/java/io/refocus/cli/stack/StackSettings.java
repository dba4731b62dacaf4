package io.refocus.cli.stack;

import io.refocus.cli.shell.RefocusPaths;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All settings of a stack and its clients. */
public record StackSettings(
        RefocusPaths places, StackConfig config, Ports ports, Endpoints endpoints, Map<String, String> environment) {

    /** Reads {@code configs/stack.yaml}; environment variables override it. */
    public static StackSettings of(RefocusPaths places, Map<String, String> environment) {
        StackConfig config = StackConfig.read(places.configs().resolve("stack.yaml"));
        Ports ports = config.ports().shifted(environment);
        Endpoints endpoints = Endpoints.resolve(environment, ports, new PidFiles(places.run()));
        return new StackSettings(places, config, ports, endpoints, environment);
    }

    public String model() {
        return named("REFOCUS_MODEL").orElse(config.model());
    }

    public StackPages pages() {
        return new StackPages(endpoints, namespace());
    }

    private String namespace() {
        return named("TEMPORAL_NAMESPACE").orElse(config.namespace());
    }

    /** The demo's own registered model, so that it does not compete for the one in service. */
    public String demoModel() {
        return model() + "-demo";
    }

    public String bucket() {
        return named("REFOCUS_BUCKET").orElse(config.bucket());
    }

    /**
     * What components and clients read to find the servers; holds the store's keys.
     *
     * @throws RefocusException if the environment names a store but not its keys, or nothing of this stack was ever started
     */
    public Map<String, String> connections() {
        Map<String, String> connections = new LinkedHashMap<>();
        connections.put("TEMPORAL_ADDRESS", endpoints.temporal());
        connections.put("TEMPORAL_NAMESPACE", namespace());
        connections.put("MLFLOW_TRACKING_URI", endpoints.mlflow().toString());
        connections.put("AWS_ENDPOINT_URL_S3", endpoints.store().toString());
        Credentials keys = credentials();
        connections.put("AWS_ACCESS_KEY_ID", keys.accessKey());
        connections.put("AWS_SECRET_ACCESS_KEY", keys.secretKey());
        connections.put("REFOCUS_BUCKET", bucket());
        connections.put("REFOCUS_MODEL", model());
        connections.put("REFOCUS_INFERENCE_URLS", endpoints.replicas());
        connections.put("REFOCUS_HOME", places.home().toString());
        return connections;
    }

    /** The same servers, with the demo's own model and the service that serves it. */
    public Map<String, String> demoConnections() {
        Map<String, String> connections = connections();
        connections.put("REFOCUS_MODEL", demoModel());
        connections.put("REFOCUS_INFERENCE_URLS", endpoints.demoInference().toString());
        return connections;
    }

    private Credentials credentials() {
        if (endpoints.isExternal(Component.STORE)) {
            return new Credentials(key("AWS_ACCESS_KEY_ID"), key("AWS_SECRET_ACCESS_KEY"));
        }
        return Credentials.find(places.home())
                .orElseThrow(() -> new RefocusException(
                        Fault.UNREACHABLE,
                        "no stack was started yet under %s; start one with: ./refocus up".formatted(places.home())));
    }

    private String key(String variable) {
        return named(variable)
                .orElseThrow(() -> new RefocusException(
                        Fault.BAD_INPUT,
                        "AWS_ENDPOINT_URL_S3 names the store %s, but %s is not set; set both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                                .formatted(endpoints.store(), variable)));
    }

    private Optional<String> named(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }
}
