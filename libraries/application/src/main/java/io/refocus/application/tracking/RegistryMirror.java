package io.refocus.application.tracking;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.model.ModelStore;
import io.refocus.stores.model.VersionRecord;
import io.refocus.stores.registry.LineageTags;
import io.refocus.stores.registry.ModelMaker;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.stores.registry.ModelVersion;
import io.refocus.stores.tracking.RunContent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes MLflow's registry equal to the bucket's records: same numbers, same lineage, same champion. */
final class RegistryMirror {
    private final ModelStore models;
    private final ModelRegistry registry;
    private final Function<String, Optional<RunContent>> runs;

    /** @param runs a trial's run */
    RegistryMirror(ModelStore models, ModelRegistry registry, Function<String, Optional<RunContent>> runs) {
        this.models = models;
        this.registry = registry;
        this.runs = runs;
    }

    /**
     * Registers a new version, in MLflow first, which gives the number, then in the bucket. Done again after a crash in between, it
     * finds the number by the promotion.
     *
     * @param tags its lineage, without the run
     * @return the number
     */
    int register(String name, String trialId, String source, Map<String, String> tags) {
        model(name); // an MLflow that is behind would give a number that is taken in the bucket
        Optional<RunContent> run = runs.apply(trialId);
        Map<String, String> all = new TreeMap<>(tags);
        run.ifPresent(made -> all.put(LineageTags.RUN, made.run().runId()));
        int number = registry.findByTag(name, LineageTags.PROMOTION, tags.get(LineageTags.PROMOTION))
                .map(ModelVersion::version)
                .orElseGet(() -> registry.register(name, source, made(run), all));
        models.put(new VersionRecord(name, number, trialId, source, tags));
        return number;
    }

    private static ModelMaker made(Optional<RunContent> run) {
        return new ModelMaker(run.map(content -> content.run().runId()), run.flatMap(RunContent::newestModel));
    }

    /** @return whether anything had to be changed */
    boolean model(String name) {
        Map<Integer, ModelVersion> there =
                registry.versions(name).stream().collect(Collectors.toMap(ModelVersion::version, v -> v));
        boolean changed = false;
        for (VersionRecord record : models.versions(name)) {
            changed |= version(record, Optional.ofNullable(there.get(record.version())));
        }
        return changed | champion(name);
    }

    private boolean version(VersionRecord record, Optional<ModelVersion> there) {
        if (there.isPresent()) {
            requireSameTrial(record, there.get());
            return false;
        }
        Optional<RunContent> run = runs.apply(record.trialId());
        Map<String, String> tags = new TreeMap<>(record.tags());
        run.ifPresent(made -> tags.put(LineageTags.RUN, made.run().runId()));
        int given;
        do { // numbers that the bucket does not have are registered and removed
            given = registry.register(record.model(), record.source(), made(run), tags);
            if (given != record.version()) {
                registry.removeVersion(record.model(), given);
            }
        } while (given < record.version());
        if (given > record.version()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            ("version %d of model %s cannot be registered: the next number of MLflow's registry is %d. Someone removed the"
                                    + " version there; remove the whole model from the registry and run ./refocus tracking rebuild"),
                            record.version(),
                            record.model(),
                            given));
        }
        return true;
    }

    private static void requireSameTrial(VersionRecord record, ModelVersion there) {
        String trial = there.tags().getOrDefault(LineageTags.TRIAL, "none");
        if (!trial.equals(record.trialId())) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            ("version %d of model %s: MLflow's registry has trial %s; expected trial %s, as in the bucket. Remove the"
                                    + " model from the registry, or use a separate registry for this bucket, and run"
                                    + " ./refocus tracking rebuild"),
                            record.version(),
                            record.model(),
                            trial,
                            record.trialId()));
        }
    }

    private boolean champion(String name) {
        Optional<Integer> wanted = models.champion(name).map(VersionRecord::version);
        Optional<Integer> there = registry.champion(name).map(ModelVersion::version);
        if (wanted.equals(there)) {
            return false;
        }
        if (wanted.isPresent()) {
            registry.setAlias(name, ModelRegistry.CHAMPION, wanted.get());
        } else {
            registry.removeAlias(name, ModelRegistry.CHAMPION);
        }
        return true;
    }
}
