package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimesTest {
    private static final Instant TEN_PAST_ELEVEN = Instant.parse("2026-12-01T11:10:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-01T11:10:00Z INFO TrialListener: trial 3f0a resumed",
                "time=2026-12-01T12:10:00.120+01:00 level=ERROR msg=\"no\"",
                "2026-12-01T06:10:00-05:00 x"
            })
    void aTimeWithAnOffsetIsThatInstant(String line) {
        assertThat(LogTimes.of(line)).contains(TEN_PAST_ELEVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-01 11:10:00,120 INFO  [i.r.inference] serving", "2026/12/01 11:10:00 INFO mlflow"})
    void aTimeWithoutOneIsTheMachines(String line) {
        Instant local = LocalDateTime.parse("2026-12-01T11:10:00")
                .atZone(ZoneId.systemDefault())
                .toInstant();

        assertThat(LogTimes.of(line)).contains(local);
    }

    @Test
    void whatIsNoTimeIsNone() {
        assertThat(LogTimes.of("2026-99-99T99:99:99Z")).isEmpty();
        assertThat(LogTimes.of("\tat io.refocus.worker.WorkerMain.main(WorkerMain.java:20)"))
                .isEmpty();
        assertThat(LogTimes.of("")).isEmpty();
    }

    @Test
    void linesWithoutATimeBelongToTheOneBefore() {
        List<String> lines = List.of(
                "2026-12-01T11:09:59Z WARNING a",
                "\tat b",
                "2026-12-01T11:10:00Z INFO c",
                "\tat d",
                "2026-12-01T11:11:00Z e");

        assertThat(LogTimes.since(TEN_PAST_ELEVEN, lines)).isEqualTo(lines.subList(2, 5));
        assertThat(LogTimes.since(TEN_PAST_ELEVEN.plusSeconds(600), lines)).isEmpty();
    }
}
