package io.refocus.cli.verb;

import io.refocus.application.restore.RestoreJob;
import io.refocus.application.restore.RestoredFile;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a job of restoring went, for people, for programs and for the exit code. */
record RestoreSummary(Path in, RestoreJob job, List<RestoredFile> files, By by) {
    private static final int NAMED = 10;

    /**
     * Who restored.
     *
     * @param kind {@code service}, {@code shipped} (a model that ships, in this process) or {@code folder} (another one)
     * @param because why it was not the service, if that was not asked for
     */
    record By(String kind, String name, Optional<String> because) {}

    /** What is said at the end: only for folders, and where the service was expected. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<RestoreJob.PassedOver> passedOver = job.passedOver();
        if (!passedOver.isEmpty()) {
            String named = passedOver.stream()
                    .limit(NAMED)
                    .map(entry -> String.format(Locale.ROOT, "%s (%s)", entry.file(), entry.reason()))
                    .collect(Collectors.joining(", "));
            String more = passedOver.size() > NAMED
                    ? String.format(Locale.ROOT, " and %d more", passedOver.size() - NAMED)
                    : "";
            lines.add(String.format(Locale.ROOT, "%d entries passed over: %s%s", passedOver.size(), named, more));
        }
        if (job.pairs().size() > 1 || by.because().isPresent()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%d of %d pictures restored by %s%s",
                    files.size() - problems().size(),
                    job.pairs().size(),
                    words(),
                    because()));
        }
        return lines;
    }

    private String words() {
        return switch (by.kind()) {
            case "service" -> "the service at " + by.name();
            case "shipped" -> by.name() + ", a model that ships";
            default -> "the model in " + by.name();
        };
    }

    private String because() {
        return by.because().map(reason -> ": " + reason).orElse("");
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("restored", files);
        document.put("by", by);
        document.put("passedOver", job.passedOver());
        return document;
    }

    /** Empty if every picture was restored; unreachable only if that is the reason of all. */
    Optional<RefocusException> failure() {
        List<RestoredFile> problems = problems();
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        String which = files.size() == 1
                ? in + " was not restored: "
                : String.format(
                        Locale.ROOT,
                        "%d of %d pictures were not restored; the first: ",
                        problems.size(),
                        job.pairs().size());
        List<Fault> faults = problems.stream()
                .flatMap(file -> file.fault().stream())
                .distinct()
                .toList();
        Fault fault = faults.size() == 1 ? faults.get(0) : Fault.BAD_INPUT;
        return Optional.of(
                new RefocusException(fault, which + problems.get(0).problem().orElseThrow()));
    }

    private List<RestoredFile> problems() {
        return files.stream().filter(file -> file.problem().isPresent()).toList();
    }
}
