package io.refocus.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitingLineTest {
    private static String workUntil(BooleanSupplier said) {
        try {
            while (!said.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return "answer";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void longWorkIsSaidToGoOnAndItsAnswerIsGiven() {
        SaidShell said = new SaidShell();

        String answer = WaitingLine.during(() -> workUntil(() -> !said.lines().isEmpty()), said.shell(), "warming up");

        assertThat(answer).isEqualTo("answer");
        assertThat(said.lines()).containsExactly("warming up: 1 s");
    }

    @Test
    void aTerminalCountsInOneLineAndClearsItBeforeTheAnswer() {
        SaidShell said = new SaidShell(true);

        WaitingLine.during(() -> workUntil(() -> said.text().contains("warming up: 2 s")), said.shell(), "warming up");

        assertThat(said.text())
                .startsWith("\r\u001b[2Kwarming up: 1 s\r\u001b[2Kwarming up: 2 s")
                .doesNotContain("\n")
                .endsWith("\r\u001b[2K");
    }

    @Test
    void nothingComesAfterTheEnd() throws InterruptedException {
        SaidShell said = new SaidShell(true);
        WaitingLine.during(() -> workUntil(() -> said.text().contains("1 s")), said.shell(), "warming up");
        String ended = said.text();

        TimeUnit.MILLISECONDS.sleep(1500);

        assertThat(said.text()).isEqualTo(ended);
    }

    @Test
    void shortWorkSaysNothingAndAFailureIsItsOwn() {
        SaidShell said = new SaidShell();

        assertThat(WaitingLine.during(() -> 7, said.shell(), "warming up")).isEqualTo(7);
        assertThatThrownBy(() -> WaitingLine.during(
                        () -> {
                            throw new IllegalStateException("no such file");
                        },
                        said.shell(),
                        "warming up"))
                .hasMessage("no such file");
        assertThat(said.lines()).isEmpty();
    }
}
