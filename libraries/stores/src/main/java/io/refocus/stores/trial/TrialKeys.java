package io.refocus.stores.trial;

import io.refocus.stores.object.ObjectKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of a trial's objects. */
final class TrialKeys {
    private static final Pattern CHECKPOINT = Pattern.compile("trials/[^/]+/checkpoints/(\\d+)\\.(\\d+)/.*");
    private static final Pattern JOURNAL = Pattern.compile("trials/[^/]+/journal/(\\d+)\\.jsonl");

    static final String ALL = "trials/";

    private TrialKeys() {}

    /** One attempt's state of one step. */
    record StepOfAttempt(long step, int attempt) {}

    static String latest(String trialId) {
        return trial(trialId) + "latest.json";
    }

    static String result(String trialId) {
        return trial(trialId) + "result.json";
    }

    static String experiment(String trialId) {
        return trial(trialId) + "experiment.json";
    }

    static String description(String trialId) {
        return trial(trialId) + "trial.json";
    }

    static String journals(String trialId) {
        return trial(trialId) + "journal/";
    }

    static String journal(Attempt attempt) {
        return journals(attempt.trialId()) + attempt.number() + ".jsonl";
    }

    /** The attempt that wrote a journal; empty if the key is of something else. */
    static Optional<Integer> attemptOfJournal(String key) {
        Matcher matcher = JOURNAL.matcher(key);
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    static String pictures(String trialId) {
        return trial(trialId) + "pictures/";
    }

    static String picture(String trialId, String name) {
        return pictures(trialId) + ObjectKey.checkSegment("picture", name);
    }

    static String model(Attempt attempt) {
        return trial(attempt.trialId()) + "model/" + attempt.number() + "/";
    }

    static String checkpoints(String trialId) {
        return trial(trialId) + "checkpoints/";
    }

    static String checkpoint(String trialId, long step, int attempt) {
        return checkpoints(trialId) + step + "." + attempt + "/";
    }

    static Optional<StepOfAttempt> parse(String key) {
        Matcher matcher = CHECKPOINT.matcher(key);
        return matcher.matches()
                ? Optional.of(new StepOfAttempt(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    static String trial(String trialId) {
        return ALL + ObjectKey.checkSegment("trialId", trialId) + "/";
    }
}
