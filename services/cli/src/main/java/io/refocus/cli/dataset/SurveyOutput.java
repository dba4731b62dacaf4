package io.refocus.cli.dataset;

import io.refocus.cli.shell.Shell;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.source.Listing;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what was understood of a source. */
public record SurveyOutput(Shell shell, DatasetConfig config) {
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
        FaultList faults = FaultList.of(listing.faults());
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("layout", listing.layout());
            answer.put("faults", faults);
            shell.printJson(answer);
        } else {
            listing.layout().lines().forEach(shell::print);
        }
        if (!faults.isEmpty() && !config.quarantines()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "%d files in %s cannot be used:%s",
                            faults.total(),
                            config.source().location(),
                            faults.describe()));
        }
    }
}
