package io.refocus.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultFailuresTest {
    @ParameterizedTest(name = "{0} in attempt {1} is final: {2}")
    @CsvSource({
        "BAD_INPUT, 1, true",
        "NOT_FOUND, 1, true",
        "REFUSED, 1, true",
        "DIVERGED, 1, true",
        "UNREACHABLE, 1, false",
        "UNREACHABLE, 5000, false",
        "INTERNAL, 1, false",
        "INTERNAL, 2, false",
        "INTERNAL, 3, true"
    })
    void onlyOutagesAreRetriedWithoutEnd(Fault fault, int attempt, boolean isFinal) {
        ApplicationFailure failure = FaultFailures.toFailure(new RefocusException(fault, "what"), attempt);

        assertThat(failure.isNonRetryable()).isEqualTo(isFinal);
        assertThat(FaultFailures.toException(failure).fault()).isEqualTo(fault);
        assertThat(FaultFailures.toException(failure)).hasMessage("what");
    }
}
