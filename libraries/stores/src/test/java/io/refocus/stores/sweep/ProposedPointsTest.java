package io.refocus.stores.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.stores.EmbeddedStore;
import io.refocus.stores.object.ObjectStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProposedPointsTest {
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

    private static ProposedPoint point(int number, Object rate) {
        return new ProposedPoint(number, Map.of("rate", rate, "schedule", Map.of("type", "cosine", "start", 0.002)));
    }

    @Test
    void pointsAreReadAsTheyWereInTheOrderOfTheirNumbersUpToAGap() {
        for (int number : new int[] {10, 1, 2, 0, 4, 5, 6, 7, 8, 9, 12}) {
            sweeps.putProposed("s-1", point(number, 1.0E-4));
        }
        assertThat(sweeps.proposed("s-1")).containsExactly(point(0, 1.0E-4), point(1, 1.0E-4), point(2, 1.0E-4));

        sweeps.putProposed("s-1", point(3, 3L));
        assertThat(sweeps.proposed("s-1"))
                .extracting(ProposedPoint::number)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(sweeps.proposed("s-1").get(3)).isEqualTo(point(3, 3L));
        assertThat(sweeps.proposed("s-2")).isEmpty();
        assertThat(sweeps.list()).isEqualTo(List.of());
    }

    @Test
    void theFirstPointOfANumberStays() {
        sweeps.putProposed("s-1", point(0, 0.1));

        assertThat(sweeps.putProposed("s-1", point(0, 0.2))).isEqualTo(point(0, 0.1));
        assertThat(sweeps.proposed("s-1")).containsExactly(point(0, 0.1));
    }
}
