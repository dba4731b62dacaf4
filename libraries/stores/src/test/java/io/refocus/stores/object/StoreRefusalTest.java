package io.refocus.stores.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.stores.StoreSettings;
import io.refocus.testing.RealServers;
import io.refocus.testing.S3Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class StoreRefusalTest {
    @Test
    void aStoreThatIgnoresConditionsIsRefused() {
        S3Server old = RealServers.storeWithoutConditionalWrites();
        StoreSettings settings = new StoreSettings(old.endpoint(), old.accessKey(), old.secretKey(), "refused");

        assertThatThrownBy(() -> ObjectStore.prepare(settings))
                .isInstanceOfSatisfying(StoreRefusedException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE);
                    assertThat(e.fault().exitCode()).isEqualTo(5);
                })
                .hasMessageContaining(old.endpoint().toString())
                .hasMessageContaining("accepted If-None-Match: * on a key that existed and overwrote it")
                .hasMessageContaining("Use a store with conditional writes");
    }
}
