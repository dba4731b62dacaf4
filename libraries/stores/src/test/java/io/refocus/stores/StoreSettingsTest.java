package io.refocus.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {
    private final Map<String, String> variables = new HashMap<>(Map.of(
            "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9000",
            "AWS_ACCESS_KEY_ID", "me",
            "AWS_SECRET_ACCESS_KEY", "hush-hush",
            "REFOCUS_BUCKET", "lab"));

    @Test
    void theFourVariablesAreRead() {
        StoreSettings settings = StoreSettings.fromEnvironment(variables);

        assertThat(settings.endpoint()).isEqualTo(URI.create("http://127.0.0.1:9000"));
        assertThat(settings.accessKey()).isEqualTo("me");
        assertThat(settings.secretKey()).isEqualTo("hush-hush");
        assertThat(settings.bucket()).isEqualTo("lab");
    }

    @Test
    void theBucketIsRefocusByDefault() {
        variables.remove("REFOCUS_BUCKET");
        assertThat(StoreSettings.fromEnvironment(variables).bucket()).isEqualTo("refocus");
    }

    @Test
    void aMissingVariableIsNamed() {
        variables.remove("AWS_SECRET_ACCESS_KEY");
        assertThatThrownBy(() -> StoreSettings.fromEnvironment(variables))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY is not set");
    }

    @Test
    void anEndpointWithoutASchemeIsRefused() {
        variables.put("AWS_ENDPOINT_URL_S3", "localhost:9000");
        assertThatThrownBy(() -> StoreSettings.fromEnvironment(variables))
                .hasMessage("AWS_ENDPOINT_URL_S3 is 'localhost:9000'; expected an address like http://127.0.0.1:9000");
    }

    @Test
    void credentialsAreNotPrinted() {
        assertThat(StoreSettings.fromEnvironment(variables).toString())
                .isEqualTo("StoreSettings[endpoint=http://127.0.0.1:9000, bucket=lab, credentials hidden]");
    }
}
