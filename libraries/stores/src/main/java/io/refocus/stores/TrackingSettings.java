package io.refocus.stores;

import java.net.URI;
import java.util.Map;

/** Where MLflow is: its http or https address. */
public record TrackingSettings(URI uri) {
    public static final String URI_VARIABLE = "MLFLOW_TRACKING_URI";

    public TrackingSettings {
        Environment.checkAddress(URI_VARIABLE, uri);
    }

    public static TrackingSettings fromEnvironment(Map<String, String> variables) {
        return new TrackingSettings(new Environment(variables).address(URI_VARIABLE));
    }
}
