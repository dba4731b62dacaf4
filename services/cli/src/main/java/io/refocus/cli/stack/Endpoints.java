package io.refocus.cli.stack;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The address of each server of this stack.
 *
 * @param temporalPages Temporal's pages; unknown if the environment names the server
 * @param external address variables the environment names: those servers are used, never started or ended
 */
public record Endpoints(
        String temporal,
        Optional<URI> temporalPages,
        URI store,
        URI mlflow,
        URI inference,
        URI demoInference,
        Map<Component, String> external) {

    /**
     * A server's address is that of the environment, otherwise that of the running component, otherwise that of the
     * configuration.
     */
    static Endpoints resolve(Map<String, String> environment, Ports ports, PidFiles records) {
        Map<Component, String> external = new java.util.EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            component
                    .addressVariable()
                    .map(environment::get)
                    .filter(address -> !address.isBlank())
                    .ifPresent(address -> external.put(component, address.trim()));
        }
        Resolution at = new Resolution(external, records);
        return new Endpoints(
                at.of(Component.TEMPORAL, ports),
                at.pages(Component.TEMPORAL, local(ports.temporalUi())).map(URI::create),
                URI.create(at.of(Component.STORE, ports)),
                URI.create(at.of(Component.MLFLOW, ports)),
                URI.create(at.of(Component.INFERENCE, ports).split(",")[0]),
                URI.create(at.of(Component.DEMO_INFERENCE, ports)),
                Map.copyOf(external));
    }

    public boolean isExternal(Component component) {
        return external.containsKey(component);
    }

    /** Address to show; the worker has none. */
    public Optional<String> of(Component component) {
        return switch (component) {
            case TEMPORAL -> Optional.of(temporal);
            case STORE -> Optional.of(store.toString());
            case MLFLOW -> Optional.of(mlflow.toString());
            case INFERENCE -> Optional.of(inference.toString());
            case DEMO_INFERENCE -> Optional.of(demoInference.toString());
            case WORKER -> Optional.empty();
        };
    }

    /** Address for a browser, if different from the component's. */
    public Optional<String> pages(Component component) {
        return component == Component.TEMPORAL ? temporalPages.map(URI::toString) : Optional.empty();
    }

    /** Every replica of inference, comma separated. */
    String replicas() {
        return external.getOrDefault(Component.INFERENCE, inference.toString());
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    private record Resolution(Map<Component, String> external, PidFiles records) {
        String of(Component component, Ports configured) {
            String named = external.get(component);
            if (named != null) {
                return named;
            }
            return running(component)
                    .flatMap(ComponentRecord::url)
                    .or(() -> configured.address(component))
                    .orElseThrow();
        }

        Optional<String> pages(Component component, String configured) {
            if (external.containsKey(component)) {
                return Optional.empty();
            }
            return running(component).flatMap(ComponentRecord::pages).or(() -> Optional.of(configured));
        }

        private Optional<ComponentRecord> running(Component component) {
            return records.find(component).filter(ComponentRecord::alive);
        }
    }
}
