package io.refocus.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTest {
    @ParameterizedTest
    @CsvSource({"0, 0.0001", "0.25, 0.000316228", "0.5, 0.001", "1, 0.01"})
    void aLogUniformNumberHasEvenLogarithmsAndSixDigits(double unit, double value) {
        Domain domain = new Domain.LogUniform(0.0001, 0.01);

        assertThat(domain.value(unit)).isEqualTo(value);
        assertThat(domain.unit(value)).isCloseTo(unit, within(1e-6));
    }

    @Test
    void roundingLeadsPastNoEnd() {
        Domain domain = new Domain.Uniform(1.00000049, 1.00000051);

        assertThat(domain.value(0)).isEqualTo(1.00000049);
        assertThat(domain.value(1)).isEqualTo(1.00000049);
        assertThat(new Domain.Uniform(0, 1.23456789).value(1)).isEqualTo(1.23457 > 1.23456789 ? 1.23456789 : 1.23457);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "0.249, 2", "0.25, 5", "0.74, 8", "0.76, 11", "1, 11"})
    void wholeNumbersHaveEqualShares(double unit, long value) {
        Domain domain = new Domain.Whole(2, 12, 3);

        assertThat(domain.cells()).isEqualTo(4);
        assertThat(domain.value(unit)).isEqualTo(value);
        assertThat(domain.value(domain.unit(value))).isEqualTo(value);
    }

    @Test
    void aValueThatSomebodyWroteIsLegalOrNot() {
        assertThat(new Domain.Uniform(0, 2).legal(1L)).contains(1.0);
        assertThat(new Domain.Uniform(0, 2).legal(2.1)).isEmpty();
        assertThat(new Domain.Uniform(0, 2).legal("1")).isEmpty();
        assertThat(new Domain.Whole(2, 12, 3).legal(5)).contains(5L);
        assertThat(new Domain.Whole(2, 12, 3).legal(6L)).isEmpty();
        assertThat(new Domain.Whole(2, 12, 3).legal(5.0)).isEmpty();
        Domain trees = new Domain.Choice(List.of(Map.of("type", "constant", "rate", 0.1), "none"));
        assertThat(trees.legal(Map.of("rate", 0.1, "type", "constant"))).isPresent();
        assertThat(trees.legal("constant")).isEmpty();
    }
}
