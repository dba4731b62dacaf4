package io.refocus.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitSharesTest {
    private static final SplitShares SHARES = new SplitShares(0.125, 0.25, 5);

    /** Computed with Python's hashlib: {@code (int(sha256(b"5:lake").hexdigest()[:16], 16) >> 11) / 2**53}. */
    @ParameterizedTest(name = "{0} with seed {1} lies at {2}")
    @CsvSource({
        "lake, 5, 0.11668175119170288",
        "lake, 6, 0.9685543216914483",
        "plasma-pencils, 5, 0.02413049550081714",
        "train/GOPR1, 5, 0.06125432344675885"
    })
    void aScenesPlaceIsItsDigest(String scene, long seed, double place) {
        assertThat(SHARES.withSeed(seed).place(scene)).isEqualTo(place);
    }

    @Test
    void aSceneBelowTheTestShareIsTestAndOneFromThereOnIsValidation() {
        double place = SHARES.place("lake");

        assertThat(new SplitShares(0, Math.nextUp(place), 5).of("lake")).isEqualTo(Split.TEST);
        assertThat(new SplitShares(0.1, place, 5).of("lake")).isEqualTo(Split.VALIDATION);
        assertThat(new SplitShares(Math.nextUp(place), 0, 5).of("lake")).isEqualTo(Split.VALIDATION);
        assertThat(new SplitShares(place, 0, 5).of("lake")).isEqualTo(Split.TRAIN);
        assertThat(new SplitShares(0, 0, 5).of("plasma-pencils")).isEqualTo(Split.TRAIN);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0, validation", "0.6, 0, validation", "0, 0.6, test", "0.45, 0.46, test"})
    void sharesOutOfRangeAreRefusedByName(double validation, double test, String name) {
        assertThatThrownBy(() -> new SplitShares(validation, test, 1)).hasMessageContaining(name);
    }
}
