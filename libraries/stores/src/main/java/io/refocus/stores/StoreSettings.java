package io.refocus.stores;

import io.refocus.documents.Legal;
import java.net.URI;
import java.util.Map;

/**
 * Where the bucket is and who may use it.
 *
 * @param endpoint http or https address of an S3 server
 * @param secretKey never printed
 * @param bucket lower-case letters, digits and hyphens
 */
public record StoreSettings(URI endpoint, String accessKey, String secretKey, String bucket) {
    public static final String ENDPOINT = "AWS_ENDPOINT_URL_S3";
    public static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";
    public static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";
    public static final String BUCKET = "REFOCUS_BUCKET";

    private static final String DEFAULT_BUCKET = "refocus";

    public StoreSettings {
        Environment.checkAddress(ENDPOINT, endpoint);
        Legal.text(ACCESS_KEY, accessKey);
        Legal.text(SECRET_KEY, secretKey);
        Legal.name(BUCKET, bucket);
    }

    /** Reads the four variables; the bucket is {@code refocus} when its variable is not set. */
    public static StoreSettings fromEnvironment(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return new StoreSettings(
                environment.address(ENDPOINT),
                environment.text(ACCESS_KEY),
                environment.text(SECRET_KEY),
                variables.getOrDefault(BUCKET, DEFAULT_BUCKET));
    }

    @Override
    public String toString() {
        return "StoreSettings[endpoint=" + endpoint + ", bucket=" + bucket + ", credentials hidden]";
    }
}
