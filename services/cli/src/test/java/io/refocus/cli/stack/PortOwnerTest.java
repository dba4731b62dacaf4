package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortOwnerTest {
    @ParameterizedTest
    @CsvSource({
        "python3 -m http.server 8000, python3 -m http.server 8000",
        "/usr/lib/jvm/bin/java -Xmx192m -XX:+UseSerialGC -cp /opt/refocus/infra/local/target/refocus-local.jar io.refocus.local.StoreServer"
                + " 19000 /srv/refocus/store, java ... io.refocus.local.StoreServer 19000 /srv/refocus/store",
    })
    void theProgramAndTheEndOfItsArgumentsAreShown(String line, String shown) {
        assertThat(PortOwner.shortened(line)).isEqualTo(shown);
    }
}
