package io.refocus.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultFailuresTest {
    @ParameterizedTest(name = "{0} is final for Temporal: {1}")
    @CsvSource({
        "BAD_INPUT, true",
        "NOT_FOUND, true",
        "REFUSED, true",
        "DIVERGED, true",
        "UNREACHABLE, false",
        "INTERNAL, true", // the workflow counts these
    })
    void onlyOutagesAreRetriedByTemporal(Fault fault, boolean isFinal) {
        ApplicationFailure failure = FaultFailures.toFailure(new RefocusException(fault, "what"));

        assertThat(failure.isNonRetryable()).isEqualTo(isFinal);
        assertThat(List.of(FaultFailures.finalTypes()).contains(fault.name())).isEqualTo(isFinal);
        assertThat(FaultFailures.toException(failure).fault()).isEqualTo(fault);
        assertThat(FaultFailures.toException(failure)).hasMessage("what");
    }
}
