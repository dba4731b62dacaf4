package io.refocus.cli.dataset;

import io.refocus.application.dataset.SourceHeaders;
import io.refocus.application.dataset.SourceSurvey;
import io.refocus.application.pairs.PairNotices;
import io.refocus.cli.shell.Shell;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.source.Listing;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what was understood of a source. */
public record SurveyOutput(Shell shell, DatasetConfig config) {
    private static final FaultList NONE = FaultList.of(List.of());

    /** Beside the output, before an ingest. */
    public void say(Optional<Listing> survey) {
        if (survey.isEmpty()) {
            shell.say(
                    "%s is not on this machine; the worker looks for it",
                    config.source().location());
        }
        survey.ifPresent(listing -> listing.layout().lines().forEach(line -> shell.say("%s", line)));
    }

    /**
     * As the output itself.
     *
     * @throws RefocusException BAD_INPUT with a line for each file that cannot be used, or if the source is not here
     */
    public void printAll(Optional<Listing> survey, boolean json) {
        Listing listing = survey.orElseThrow(() -> new RefocusException(
                Fault.BAD_INPUT,
                "%s is not on this machine; expected a folder, or s3://BUCKET/PREFIX"
                        .formatted(config.source().location())));
        Optional<SourceHeaders> headers = SourceSurvey.headers(config, listing);
        FaultList faults = FaultList.of(listing.faults())
                .and(headers.map(SourceHeaders::faults).orElse(NONE));
        FaultList damaged = headers.map(SourceHeaders::damaged).orElse(NONE);
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("layout", listing.layout());
            answer.put("faults", faults);
            answer.put("damaged", damaged);
            shell.printJson(answer);
        } else {
            listing.layout().lines().forEach(shell::print);
            PairNotices.of(damaged, NONE).forEach(shell::print);
            if (headers.isEmpty()) {
                shell.print("the files were not opened: they lie in a bucket");
            }
        }
        if (!faults.isEmpty() && !config.quarantines()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "%s in %s cannot be used:%s"
                            .formatted(faults.counted("file"), config.source().location(), faults.describe()));
        }
    }
}
