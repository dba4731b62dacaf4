package io.refocus.cli.stack;

import io.refocus.documents.Legal;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Ports on 127.0.0.1, each 1024 to 65535. */
public record Ports(int temporal, int temporalUi, int store, int mlflow, int inference, int demoInference) {
    static final String OFFSET_VARIABLE = "REFOCUS_PORT_OFFSET";
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;

    public Ports {
        Legal.range("temporal", temporal, LOWEST, HIGHEST);
        Legal.range("temporalUi", temporalUi, LOWEST, HIGHEST);
        Legal.range("store", store, LOWEST, HIGHEST);
        Legal.range("mlflow", mlflow, LOWEST, HIGHEST);
        Legal.range("inference", inference, LOWEST, HIGHEST);
        Legal.range("demoInference", demoInference, LOWEST, HIGHEST);
    }

    /** Shifted by {@code REFOCUS_PORT_OFFSET}; unset means 0. */
    Ports shifted(Map<String, String> environment) {
        String text = environment.getOrDefault(OFFSET_VARIABLE, "").trim();
        int offset = text.isEmpty() ? 0 : parsed(text);
        List<Integer> all = List.of(temporal, temporalUi, store, mlflow, inference, demoInference);
        if (all.stream().anyMatch(port -> (long) port + offset < LOWEST || (long) port + offset > HIGHEST)) {
            throw illegal(text);
        }
        return new Ports(
                temporal + offset,
                temporalUi + offset,
                store + offset,
                mlflow + offset,
                inference + offset,
                demoInference + offset);
    }

    /** Where a component listens that is started with these ports; the worker does not. */
    Optional<String> address(Component component) {
        return switch (component) {
            case TEMPORAL -> Optional.of("127.0.0.1:" + temporal);
            case STORE -> Optional.of(local(store));
            case MLFLOW -> Optional.of(local(mlflow));
            case INFERENCE -> Optional.of(local(inference));
            case DEMO_INFERENCE -> Optional.of(local(demoInference));
            case WORKER -> Optional.empty();
        };
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    private int parsed(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw illegal(text);
        }
    }

    private RefocusException illegal(String text) {
        return new RefocusException(
                Fault.BAD_INPUT,
                String.format(
                        Locale.ROOT,
                        "%s is '%s'; expected a whole number that keeps the ports %s within %d..%d",
                        OFFSET_VARIABLE,
                        text,
                        this,
                        LOWEST,
                        HIGHEST));
    }
}
