package io.refocus.stores.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.stores.EmbeddedStore;
import io.refocus.stores.object.ObjectStore;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepStoreTest {
    private static final JsonNode LEADERBOARD = Documents.tree(Map.of("state", "completed"));

    private ObjectStore objects;
    private SweepStore sweeps;

    @BeforeEach
    void open() {
        objects = ObjectStore.prepare(EmbeddedStore.freshBucket());
        sweeps = new SweepStore(objects);
    }

    @AfterEach
    void close() {
        objects.close();
    }

    @Test
    void theFirstStartStays() {
        SweepRecord first = started("s-1", "2026-01-01T00:00:00Z");

        sweeps.putStarted(first);
        sweeps.putStarted(started("s-1", "2026-01-02T00:00:00Z"));

        assertThat(sweeps.find("s-1")).contains(first);
        assertThat(sweeps.find("s-2")).isEmpty();
    }

    @Test
    void aLeaderboardIsAddedToItsSweep() {
        SweepRecord record = started("s-1", "2026-01-01T00:00:00Z");
        sweeps.putStarted(record);

        sweeps.putFinished("s-1", LEADERBOARD);
        sweeps.putFinished("never-started", LEADERBOARD);

        assertThat(sweeps.find("s-1")).contains(record.finished(LEADERBOARD));
        assertThat(sweeps.find("never-started")).isEmpty();
    }

    @Test
    void theLatestIsListedFirst() {
        sweeps.putStarted(started("a", "2026-01-02T00:00:00Z"));
        sweeps.putStarted(started("b", "2026-01-03T00:00:00Z"));
        sweeps.putStarted(started("c", "2026-01-01T00:00:00Z"));

        assertThat(sweeps.list()).extracting(SweepRecord::sweepId).containsExactly("b", "a", "c");
    }

    @Test
    void changesAreReadInTheirOrderAndOneIsWrittenOnceHoweverOftenItIsTried() {
        SteeringEntry extended = new SteeringEntry(0, Documents.tree(Map.of("type", "extend", "trials", 9)));
        SteeringEntry pruned = new SteeringEntry(1, Documents.tree(Map.of("type", "prune", "trialId", "t1")));

        sweeps.putChange("s-1", extended);
        sweeps.putChange("s-1", pruned);
        sweeps.putChange("s-1", extended);
        sweeps.putChange("s-1", pruned);

        assertThat(sweeps.changes("s-1"))
                .extracting(Documents::canonicalJson)
                .containsExactly(Documents.canonicalJson(extended), Documents.canonicalJson(pruned));
        assertThat(sweeps.changes("s-2")).isEmpty();
        assertThat(sweeps.proposed("s-1")).isEmpty();
        assertThat(sweeps.list()).isEmpty();
    }

    @Test
    void aChangeWhoseNumberAnotherHasTakenGetsTheNextOne() {
        SteeringEntry first = new SteeringEntry(0, Documents.tree(Map.of("type", "extend", "trials", 9)));
        SteeringEntry second = new SteeringEntry(0, Documents.tree(Map.of("type", "extend", "trials", 12)));

        sweeps.putChange("s-1", first);
        sweeps.putChange("s-1", second);

        assertThat(sweeps.changes("s-1"))
                .extracting(Documents::canonicalJson)
                .containsExactly(
                        Documents.canonicalJson(first), Documents.canonicalJson(new SteeringEntry(1, second.verb())));
    }

    private static SweepRecord started(String id, String when) {
        return new SweepRecord(id, "rates", when, Documents.tree(Map.of("name", "rates")), Optional.empty());
    }
}
