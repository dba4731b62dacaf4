package io.refocus.stores.model;

import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.object.DocumentObjects;
import io.refocus.stores.object.ObjectEntry;
import io.refocus.stores.object.ObjectFolder;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.object.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Model versions, {@code models/<name>/<version>/}: {@code version.json}, which reserves the number, then
 * {@code model.safetensors}, and {@code model.json} last. {@code models/<name>/champion.json} names the one to serve.
 * Thread-safe.
 */
public final class ModelStore {
    private static final String DESCRIPTION = "model.json";

    private static final String VERSION = "version.json";
    private static final String PREFIX = "models/";
    private static final Pattern VERSION_KEY = Pattern.compile("models/([^/]+)/(\\d+)/version\\.json");

    private final ObjectStore store;
    private final DocumentObjects documents;

    public ModelStore(ObjectStore store) {
        this.store = store;
        this.documents = new DocumentObjects(store);
    }

    /**
     * Puts a version on record. Its files follow with {@link #publish}. The same again changes nothing.
     *
     * @throws RefocusException REFUSED if the number is taken by another trial: versions are immutable
     */
    public void put(VersionRecord record) {
        String key = prefix(record.model(), record.version()) + VERSION;
        if (documents.putIfAbsent(key, record)) {
            return;
        }
        VersionRecord there =
                documents.find(key, VersionRecord.class).orElseThrow().value();
        if (!there.equals(record)) {
            throw new RefocusException(
                    Fault.REFUSED,
                    String.format(
                            Locale.ROOT,
                            "version %d of model %s is on record for trial %s; got trial %s; versions are immutable",
                            record.version(),
                            record.model(),
                            there.trialId(),
                            record.trialId()));
        }
    }

    /** All versions of a model on record, by number. */
    public List<VersionRecord> versions(String model) {
        return store.list(PREFIX + Legal.name("model", model) + "/").stream()
                .filter(entry -> VERSION_KEY.matcher(entry.key()).matches())
                .flatMap(entry -> documents.find(entry.key(), VersionRecord.class).stream())
                .map(StoredDocument::value)
                .sorted(Comparator.comparingInt(VersionRecord::version))
                .toList();
    }

    /** Names of the models that have a version on record. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (ObjectEntry entry : store.list(PREFIX)) {
            Matcher matcher = VERSION_KEY.matcher(entry.key());
            if (matcher.matches()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** The version of a model that is to be served. */
    public Optional<VersionRecord> champion(String model) {
        return documents
                .find(championKey(model), ChampionRecord.class)
                .flatMap(record -> record.value().version())
                .flatMap(version -> documents.find(prefix(model, version) + VERSION, VersionRecord.class))
                .map(StoredDocument::value);
    }

    /** Records which version is to be served, over any earlier one; empty if none is. */
    public void setChampion(String model, Optional<Integer> version) {
        byte[] json = Documents.json(new ChampionRecord(version)).getBytes(StandardCharsets.UTF_8);
        store.put(championKey(model), json, "application/json");
    }

    /**
     * Publishes a model directory. Publishing the same again changes nothing.
     *
     * @throws RefocusException REFUSED if this version exists with another description: versions are immutable
     */
    public void publish(String model, int version, Path directory) {
        String prefix = prefix(model, version);
        if (!store.exists(prefix + DESCRIPTION)) {
            new ObjectFolder(store, prefix).upload(directory, DESCRIPTION);
            return;
        }
        String published = Digests.sha256(store.get(prefix + DESCRIPTION));
        String given = Digests.sha256(directory.resolve(DESCRIPTION));
        if (!published.equals(given)) {
            throw new RefocusException(
                    Fault.REFUSED,
                    String.format(
                            Locale.ROOT,
                            "version %d of model %s is published with another %s (SHA-256 %s, given %s); versions are immutable",
                            version,
                            model,
                            DESCRIPTION,
                            published,
                            given));
        }
    }

    /** Whether a version is published completely. */
    public boolean exists(String model, int version) {
        return store.exists(prefix(model, version) + DESCRIPTION);
    }

    /**
     * Downloads a version's files, digests checked. @throws RefocusException NOT_FOUND if it is not published
     * completely
     */
    public void fetch(String model, int version, Path directory) {
        String prefix = prefix(model, version);
        List<ObjectEntry> files = store.list(prefix);
        if (files.stream().noneMatch(file -> file.key().equals(prefix + DESCRIPTION))) {
            throw new RefocusException(
                    Fault.NOT_FOUND,
                    String.format(Locale.ROOT, "the bucket has no complete version %d of model %s", version, model));
        }
        for (ObjectEntry file : files) {
            if (file.key().equals(prefix + VERSION)) {
                continue; // what the registry says of it, and no part of the model
            }
            store.download(file.key(), directory.resolve(file.key().substring(prefix.length())));
        }
    }

    private static String championKey(String model) {
        return PREFIX + Legal.name("model", model) + "/champion.json";
    }

    /** Where a version's files are; ends with a slash. */
    public static String prefix(String model, int version) {
        return PREFIX + Legal.name("model", model) + "/" + Legal.range("version", version, 1, Integer.MAX_VALUE) + "/";
    }
}
