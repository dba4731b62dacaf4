package io.refocus.learning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.BadDocumentException;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.journal.JournalEntry.Begun;
import io.refocus.learning.journal.JournalEntry.Ended;
import io.refocus.learning.journal.JournalEntry.Stepped;
import io.refocus.learning.journal.JournalEntry.Validated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final PictureScores BLURRED = new PictureScores(25, 0.75, 0.7, 0.5);
    private static final List<JournalEntry> ENTRIES = List.of(
            new Begun(1, 0, 1000),
            new Validated(0, BLURRED, BLURRED, Optional.empty(), 1001),
            new Stepped(1, Map.of("generator", 0.5, "content", 0.25), 1e-3, 0, 12.5, 0.125, 1002),
            new Stepped(2, Map.of("generator", Double.NaN), 1e-3, 0, 12.5, 0.125, 1003),
            new Validated(2, new PictureScores(27.5, 0.8, 0.75, 0.5), BLURRED, Optional.of(36.5), 1004),
            new Ended(EndState.STOPPED, 2, Optional.of("the worker ends"), 1005));

    private static Journal journal() {
        Journal journal = new Journal();
        ENTRIES.forEach(journal::append);
        return journal;
    }

    @Test
    void everyEntryIsALineAndIsReadBack() {
        String text = journal().text();

        assertThat(text.lines())
                .hasSize(6)
                .startsWith("{\"attempt\":1,\"step\":0,\"timeMillis\":1000,\"type\":\"begun\"}")
                .endsWith("{\"reason\":\"the worker ends\",\"state\":\"stopped\",\"step\":2,\"timeMillis\":1005,"
                        + "\"type\":\"ended\"}");
        assertThat(Journal.parse(text, "journal").entries()).isEqualTo(ENTRIES);
        assertThat(Journal.parse(journal().bytes(), "journal").text()).isEqualTo(text);
    }

    @Test
    void aLastLineThatWasCutShortIsLeftOut() {
        String text = journal().text();

        for (int cut : List.of(text.length() - 1, text.length() - 20)) {
            assertThat(Journal.parse(text.substring(0, cut), "journal").entries())
                    .isEqualTo(ENTRIES.subList(0, 5));
        }
        assertThat(Journal.parse("", "journal").entries()).isEmpty();
        assertThat(Journal.parse("{\"type\":", "journal").entries()).isEmpty();
    }

    @Test
    void aDamagedLineIsToldWithItsNumber() {
        String damaged = journal().text().replace("\"type\":\"validated\"", "\"type\":\"judged\"");

        assertThatThrownBy(() -> Journal.parse(damaged, "journal/3.jsonl"))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("journal/3.jsonl, line 2")
                .hasMessageContaining("got \"judged\"; expected one of ");
    }

    @Test
    void stepsAndValidationsAreFoundAmongTheRest() {
        assertThat(journal().steps()).extracting(Stepped::step).containsExactly(1L, 2L);
        assertThat(journal().validations()).extracting(Validated::gainDb).containsExactly(0.0, 2.5);
    }
}
