package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    private Path home;

    @Test
    void areMadeOnceReadableByTheirOwnerOnly() throws IOException {
        Credentials made = Credentials.findOrMake(home.resolve("state"));

        Path file = home.resolve("state/credentials.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.secretKey()).hasSize(48);
        assertThat(Credentials.findOrMake(home.resolve("state"))).isEqualTo(made);
        assertThat(Credentials.find(home.resolve("elsewhere"))).isEmpty();
    }

    @Test
    void areNeverPrinted() {
        Credentials made = Credentials.findOrMake(home);

        assertThat(made.toString()).doesNotContain(made.secretKey()).doesNotContain(made.accessKey());
    }
}
