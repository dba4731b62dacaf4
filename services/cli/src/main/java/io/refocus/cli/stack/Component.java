package io.refocus.cli.stack;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of a stack, in the order they are shown. */
public enum Component {
    TEMPORAL("TEMPORAL_ADDRESS"),
    STORE("AWS_ENDPOINT_URL_S3"),
    MLFLOW("MLFLOW_TRACKING_URI"),
    WORKER(null),
    INFERENCE("REFOCUS_INFERENCE_URLS"),
    /** Serves the demo's own model while a demo runs. */
    DEMO_INFERENCE(null);

    /** A stack, slowest start first: MLflow; worker and inference use the other three. */
    public static final List<Component> STACK = List.of(MLFLOW, STORE, TEMPORAL, WORKER, INFERENCE);

    /** What a demo needs. The model in service is none of it. */
    public static final List<Component> DEMO = List.of(MLFLOW, STORE, TEMPORAL, WORKER, DEMO_INFERENCE);

    private final String addressVariable;

    Component(String addressVariable) {
        this.addressVariable = addressVariable;
    }

    /** The environment variable that names a server to use instead of starting one. */
    public Optional<String> addressVariable() {
        return Optional.ofNullable(addressVariable);
    }

    /** Lower-case name, as in {@code status} and in file names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it calls the others while it runs, so that it ends before them. */
    boolean callsOthers() {
        return this == WORKER || this == INFERENCE || this == DEMO_INFERENCE;
    }

    public static Component of(String label) {
        return Arrays.stream(values())
                .filter(component -> component.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new RefocusException(
                        Fault.BAD_INPUT, "there is no component '%s'; expected one of %s".formatted(label, labels())));
    }

    public static String labels() {
        return Arrays.stream(values()).map(Component::label).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return label();
    }
}
