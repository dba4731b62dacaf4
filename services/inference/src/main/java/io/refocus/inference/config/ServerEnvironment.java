package io.refocus.inference.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** The environment variables by which all parts of Refocus find the object store and the tracking server. */
@ApplicationScoped
public class ServerEnvironment {
    private static final String[] NAMES = {
        "AWS_ENDPOINT_URL_S3", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "REFOCUS_BUCKET", "MLFLOW_TRACKING_URI"
    };

    private final Config config;

    public ServerEnvironment(Config config) {
        this.config = config;
    }

    /** The variables that are set, by name. Never log it: it holds the secret key. */
    public Map<String, String> variables() {
        Map<String, String> found = new TreeMap<>();
        for (String name : NAMES) {
            config.getOptionalValue(name, String.class).ifPresent(value -> found.put(name, value));
        }
        return found;
    }
}
