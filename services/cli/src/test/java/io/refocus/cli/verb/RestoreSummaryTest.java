package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.application.restore.RestoreJob;
import io.refocus.application.restore.RestoredFile;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestoreSummaryTest {
    private static final RestoreSummary.By SERVICE =
            new RestoreSummary.By("service", "http://127.0.0.1:18080", Optional.empty());
    private static final RestoreSummary.By SHIPPED =
            new RestoreSummary.By("shipped", "deblur", Optional.of("no service answers"));

    private static RestoredFile restored(String name) {
        return new RestoredFile(
                name, "out/" + name, Optional.of("version 3"), Optional.empty(), Optional.empty(), List.of(), 1);
    }

    private static RestoredFile failed(String name, Fault fault) {
        return new RestoredFile(
                name,
                "out/" + name,
                Optional.empty(),
                Optional.of(name + " is broken"),
                Optional.of(fault),
                List.of(),
                1);
    }

    private static RestoreSummary summary(RestoreSummary.By by, RestoredFile... files) {
        List<RestoreJob.Pair> pairs = Stream.of(files)
                .map(file -> new RestoreJob.Pair(Path.of(file.in()), Path.of(file.out())))
                .toList();
        return new RestoreSummary(Path.of("holiday"), new RestoreJob(pairs, List.of()), List.of(files), by);
    }

    private static Fault fault(RestoreSummary summary) {
        return summary.failure().map(RefocusException::fault).orElseThrow();
    }

    @Test
    void aFolderIsSummedUpAndTheFirstProblemIsNamed() {
        RestoreSummary summary = summary(SERVICE, restored("a.jpg"), failed("b.jpg", Fault.BAD_INPUT));

        assertThat(summary.lines())
                .containsExactly("1 of 2 pictures restored by the service at http://127.0.0.1:18080");
        assertThat(summary.failure().orElseThrow())
                .hasMessage("1 of 2 pictures were not restored; the first: b.jpg is broken");
    }

    @Test
    void theShippedModelIsNamedWithTheReasonAlsoForOnePicture() {
        assertThat(summary(SHIPPED, restored("a.jpg")).lines())
                .containsExactly("1 of 1 pictures restored by deblur, a model that ships: no service answers");
        assertThat(summary(SERVICE, restored("a.jpg")).lines()).isEmpty();
    }

    @Test
    void theExitCodeIsThatOfTheProblemsWhereTheyAgree() {
        assertThat(summary(SERVICE, restored("a.jpg")).failure()).isEmpty();
        assertThat(fault(summary(SERVICE, failed("a.jpg", Fault.UNREACHABLE), failed("b.jpg", Fault.UNREACHABLE))))
                .isEqualTo(Fault.UNREACHABLE);
        assertThat(fault(summary(SERVICE, failed("a.jpg", Fault.UNREACHABLE), failed("b.jpg", Fault.INTERNAL))))
                .isEqualTo(Fault.BAD_INPUT);
    }

    @Test
    void whatIsPassedOverIsNamedWithTheReason() {
        RestoreJob job = new RestoreJob(
                List.of(new RestoreJob.Pair(Path.of("a.jpg"), Path.of("out/a.jpg"))),
                List.of(new RestoreJob.PassedOver("b.heic", "HEIC"), new RestoreJob.PassedOver("c", "a folder")));

        assertThat(new RestoreSummary(Path.of("holiday"), job, List.of(restored("a.jpg")), SERVICE).lines())
                .containsExactly("2 entries passed over: b.heic (HEIC), c (a folder)");
    }
}
