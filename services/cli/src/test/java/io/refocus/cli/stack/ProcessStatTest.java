package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessStatTest {
    private static final String AFTER_STATE =
            " 10 11 12 0 -1 4194304 119 0 0 0 1 2 3 4 20 0 1 0 106524 3133440 413 18446744073709551615";

    @Test
    void sessionAndStartAreReadBehindAnyName() {
        assertThat(ProcessStat.parse("42 (a) S b) (c) S" + AFTER_STATE)).contains(new ProcessStat(42, 12, 106_524));
    }

    @Test
    void aZombieIsNoProcess() {
        assertThat(ProcessStat.parse("42 (java) Z" + AFTER_STATE)).isEmpty();
    }

    @Test
    void thisProcessIsAlive() {
        long pid = ProcessHandle.current().pid();

        assertThat(ProcessIdentity.of(pid)).hasValueSatisfying(identity -> {
            assertThat(identity.alive()).isTrue();
            assertThat(identity.started()).matches("[0-9a-f-]{36}/\\d+");
        });
    }

    @Test
    void aRecycledNumberIsAnotherProcess() {
        long pid = ProcessHandle.current().pid();
        String started = ProcessIdentity.of(pid).orElseThrow().started();

        assertThat(new ProcessIdentity(pid, started + "0").alive()).isFalse();
    }

    @Test
    void anEndedProcessIsNotAlive() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "1000").start();
        ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
        process.destroyForcibly().waitFor();

        assertThat(identity.alive()).isFalse();
    }
}
