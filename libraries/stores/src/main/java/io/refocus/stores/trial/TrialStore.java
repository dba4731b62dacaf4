package io.refocus.stores.trial;

import io.refocus.stores.object.DocumentObjects;
import io.refocus.stores.object.FileDigest;
import io.refocus.stores.object.ObjectFolder;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.object.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What trials are, and their checkpoints, journals, results and models. Thread-safe; many processes may work on one trial, one attempt at a time wins. */
public final class TrialStore {
    private static final String CHECKPOINT_MANIFEST = "manifest.json";
    private static final String MODEL_DESCRIPTION = "model.json";

    private final ObjectStore store;
    private final DocumentObjects documents;
    private final CheckpointPruning pruning;

    public TrialStore(ObjectStore store) {
        this.store = store;
        this.documents = new DocumentObjects(store);
        this.pruning = new CheckpointPruning(store);
    }

    /**
     * Writes down what a trial is, before it is ordered. The first description stays: a trial that two sweeps ask for stands
     * under the first of them.
     *
     * @param experiment its experiment as JSON
     */
    public void put(TrialDescription trial, String experiment) {
        store.putIfAbsent(
                TrialKeys.experiment(trial.trialId()), experiment.getBytes(StandardCharsets.UTF_8), "application/json");
        documents.putIfAbsent(TrialKeys.description(trial.trialId()), trial);
    }

    /** What a trial is; empty if it was never planned. */
    public Optional<TrialDescription> description(String trialId) {
        return documents
                .find(TrialKeys.description(trialId), TrialDescription.class)
                .map(StoredDocument::value);
    }

    /** @return JSON @throws io.refocus.fault.RefocusException {@code NOT_FOUND} if the trial was never planned */
    public String experiment(String trialId) {
        return new String(store.get(TrialKeys.experiment(trialId)), StandardCharsets.UTF_8);
    }

    /**
     * Writes the journal of an attempt over the one it had; at any time, also when the attempt is stale by now.
     *
     * @param lines JSON lines, all of the trial's history up to now
     */
    public void putJournal(Attempt attempt, byte[] lines) {
        store.put(TrialKeys.journal(attempt), lines, "application/jsonl");
    }

    /** The journal of the newest attempt that has one, JSON lines. It holds the trial's whole history. */
    public Optional<byte[]> journal(String trialId) {
        return store.list(TrialKeys.journals(trialId)).stream()
                .map(entry -> TrialKeys.attemptOfJournal(entry.key()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(number -> store.get(TrialKeys.journal(new Attempt(trialId, number))));
    }

    /**
     * Keeps a picture of a trial, over any of that name.
     *
     * @param name such as {@code contact-sheet.jpg}; its ending says PNG or JPEG
     * @throws StaleAttemptException if a newer attempt has been claimed
     */
    public void putPicture(Attempt attempt, String name, byte[] encoded) {
        pointerOf(attempt);
        store.put(
                TrialKeys.picture(attempt.trialId(), name),
                encoded,
                name.endsWith(".jpg") ? "image/jpeg" : "image/png");
    }

    /** The trial's pictures by name, PNG or JPEG. */
    public Map<String, byte[]> pictures(String trialId) {
        String prefix = TrialKeys.pictures(trialId);
        Map<String, byte[]> pictures = new TreeMap<>();
        store.list(prefix)
                .forEach(entry -> pictures.put(entry.key().substring(prefix.length()), store.get(entry.key())));
        return pictures;
    }

    /** What is on record of a trial, to be compared with what a tracker has; empty before its first journal or result. */
    public Optional<String> recordDigest(String trialId) {
        return Optional.ofNullable(
                TrialRecords.digests(store.list(TrialKeys.trial(trialId))).get(trialId));
    }

    /** {@link #recordDigest} of every trial that has one, by id. */
    public Map<String, String> recordDigests() {
        return TrialRecords.digests(store.list(TrialKeys.ALL));
    }

    /** Hands out the next attempt number of a trial; from now on all earlier attempts are stale. */
    public Attempt claimAttempt(String trialId) {
        String key = TrialKeys.latest(trialId);
        while (true) {
            Optional<StoredDocument<LatestPointer>> found = documents.find(key, LatestPointer.class);
            if (found.isEmpty()) {
                if (documents.putIfAbsent(key, new LatestPointer(1, Optional.empty()))) {
                    return new Attempt(trialId, 1);
                }
            } else {
                int next = found.get().value().attempt() + 1;
                if (documents.replace(
                        key, found.get().value().claimedBy(next), found.get().etag())) {
                    return new Attempt(trialId, next);
                }
            }
        }
    }

    /**
     * Publishes a checkpoint directory: its files, its {@code manifest.json} after them, the pointer last. Older checkpoints but
     * the newest two are removed.
     *
     * @param step at least that of the newest published checkpoint
     * @throws StaleAttemptException if a newer attempt has been claimed; the pointer is as it was
     */
    public CheckpointRef publishCheckpoint(Attempt attempt, long step, Path directory) {
        pointerOf(attempt);
        ObjectFolder folder = new ObjectFolder(store, TrialKeys.checkpoint(attempt.trialId(), step, attempt.number()));
        List<FileDigest> files = folder.upload(directory, CHECKPOINT_MANIFEST);
        CheckpointRef checkpoint = new CheckpointRef(attempt.trialId(), step, attempt.number(), files);
        movePointer(attempt, checkpoint);
        pruning.prune(attempt, checkpoint);
        return checkpoint;
    }

    /** The newest complete checkpoint of a trial. */
    public Optional<CheckpointRef> latest(String trialId) {
        return documents.find(TrialKeys.latest(trialId), LatestPointer.class).flatMap(pointer -> pointer.value()
                .checkpoint());
    }

    /**
     * Downloads a checkpoint, every file verified against the digests in the pointer.
     *
     * @throws io.refocus.stores.object.DamagedObjectException if one differs
     */
    public void fetch(CheckpointRef checkpoint, Path directory) {
        new ObjectFolder(store, checkpoint.prefix()).download(checkpoint.files(), directory);
    }

    /** Uploads a model directory under this attempt's own prefix, so attempts cannot mix their files. */
    public StoredModelFiles publishModel(Attempt attempt, Path directory) {
        pointerOf(attempt);
        String prefix = TrialKeys.model(attempt);
        return new StoredModelFiles(prefix, new ObjectFolder(store, prefix).upload(directory, MODEL_DESCRIPTION));
    }

    public void fetchModel(StoredModelFiles model, Path directory) {
        new ObjectFolder(store, model.prefix()).download(model.files(), directory);
    }

    /** Address of a model directory: {@code s3://bucket/key}. */
    public String uri(StoredModelFiles model) {
        return store.uri(model.prefix());
    }

    /** The result at the greatest step that was asked for so far. */
    public Optional<TrialResult> result(String trialId) {
        return storedResult(trialId).map(StoredDocument::value);
    }

    private Optional<StoredDocument<TrialResult>> storedResult(String trialId) {
        return documents.find(TrialKeys.result(trialId), TrialResult.class);
    }

    /**
     * Records what a trial came to. The first result at a step stays; one at a later step takes its place.
     *
     * @return the result on record: the given one, or one at the same or a later step that was there before
     * @throws StaleAttemptException if a newer attempt has been claimed and has no such result yet
     */
    public TrialResult putResult(Attempt attempt, TrialResult result) {
        String key = TrialKeys.result(attempt.trialId());
        while (true) {
            Optional<StoredDocument<TrialResult>> earlier = storedResult(attempt.trialId());
            if (earlier.isPresent()
                    && earlier.get().value().effort().steps() >= result.effort().steps()) {
                return earlier.get().value();
            }
            pointerOf(attempt);
            boolean written = earlier.isPresent()
                    ? documents.replace(key, result, earlier.get().etag())
                    : documents.putIfAbsent(key, result);
            if (written) {
                return result;
            }
        }
    }

    private void movePointer(Attempt attempt, CheckpointRef checkpoint) {
        String key = TrialKeys.latest(attempt.trialId());
        while (true) {
            StoredDocument<LatestPointer> found = pointerOf(attempt);
            Optional<CheckpointRef> newest = found.value().checkpoint();
            if (newest.equals(Optional.of(checkpoint))) {
                return; // a repeated request: its first answer was lost
            }
            newest.ifPresent(n -> refuseBackwards(n, checkpoint));
            if (documents.replace(key, found.value().movedTo(checkpoint), found.etag())) {
                return;
            }
        }
    }

    private static void refuseBackwards(CheckpointRef newest, CheckpointRef checkpoint) {
        if (checkpoint.step() < newest.step()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "step %d of trial %s is before the published step %d; a trial's steps only grow",
                    checkpoint.step(),
                    checkpoint.trialId(),
                    newest.step()));
        }
    }

    /** The pointer, if this attempt is still the newest. */
    private StoredDocument<LatestPointer> pointerOf(Attempt attempt) {
        StoredDocument<LatestPointer> found = documents
                .find(TrialKeys.latest(attempt.trialId()), LatestPointer.class)
                .orElseThrow(() -> new IllegalArgumentException(String.format(
                        Locale.ROOT, "attempt %d of trial %s was never claimed", attempt.number(), attempt.trialId())));
        if (found.value().attempt() != attempt.number()) {
            throw new StaleAttemptException(attempt, found.value().attempt());
        }
        return found;
    }
}
