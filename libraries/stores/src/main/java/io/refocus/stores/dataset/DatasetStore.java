package io.refocus.stores.dataset;

import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Digests;
import io.refocus.documents.Legal;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.object.DocumentObjects;
import io.refocus.stores.object.ObjectEntry;
import io.refocus.stores.object.ObjectKey;
import io.refocus.stores.object.ObjectStore;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Dataset versions and their pictures. Thread-safe. */
public final class DatasetStore {
    private static final Pattern MANIFEST = Pattern.compile("datasets/([^/]+)/([0-9a-f]{64})\\.json");

    private final ObjectStore store;
    private final DocumentObjects documents;

    public DatasetStore(ObjectStore store) {
        this.store = store;
        this.documents = new DocumentObjects(store);
    }

    /**
     * Makes a dataset version visible. Publishing the same content again changes nothing.
     *
     * @return the version
     * @throws RefocusException NOT_FOUND if a picture has not been stored before
     */
    public String publish(DatasetManifest manifest) {
        String version = manifest.version();
        String key = key(manifest.name(), version);
        if (!store.exists(key)) {
            demandPictures(manifest);
            documents.putIfAbsent(key, manifest);
        }
        return version;
    }

    /** @throws RefocusException NOT_FOUND, naming the versions there are */
    public DatasetManifest load(String name, String version) {
        DatasetManifest manifest = documents
                .find(key(name, version), DatasetManifest.class)
                .orElseThrow(() -> notFound(name + "@" + version))
                .value();
        if (!manifest.version().equals(version)) {
            throw new RefocusException(
                    Fault.INTERNAL,
                    "the manifest %s@%s is damaged: its content has the digest %s"
                            .formatted(name, version, manifest.version()));
        }
        return manifest;
    }

    /** Address of a version's manifest: {@code s3://bucket/key}. */
    public String uri(DatasetVersion dataset) {
        return store.uri(key(dataset.name(), dataset.version()));
    }

    /** The version of a dataset that was published last. */
    public Optional<String> latest(String name) {
        return list().stream()
                .filter(entry -> entry.name().equals(name))
                .max(Comparator.comparing(DatasetEntry::published).thenComparing(DatasetEntry::version))
                .map(DatasetEntry::version);
    }

    /** All versions of all datasets, by name, the newest first. */
    public List<DatasetEntry> list() {
        return store.list("datasets/").stream()
                .map(DatasetStore::entry)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(DatasetEntry::name)
                        .thenComparing(DatasetEntry::published, Comparator.reverseOrder())
                        .thenComparing(DatasetEntry::version))
                .toList();
    }

    /**
     * Finds the version that a user named.
     *
     * @param reference {@code name} for its latest version, {@code name@digits} or {@code digits} for one whose digest begins so
     * @throws RefocusException BAD_INPUT if more than one version fits
     */
    public Optional<DatasetEntry> resolve(String reference) {
        List<DatasetEntry> all = list();
        Optional<DatasetEntry> named = latest(reference).flatMap(version -> all.stream()
                .filter(e -> e.name().equals(reference) && e.version().equals(version))
                .findFirst());
        if (named.isPresent()) {
            return named;
        }
        List<DatasetEntry> fitting =
                all.stream().filter(e -> fits(e, reference)).toList();
        if (fitting.size() > 1) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "'%s' matches %d dataset versions: %s; give more digits",
                            reference,
                            fitting.size(),
                            names(fitting)));
        }
        return fitting.stream().findFirst();
    }

    /**
     * As {@link #resolve}, but throws if nothing is found, with a list of the versions. @throws RefocusException
     * NOT_FOUND
     */
    public DatasetEntry demand(String reference) {
        return resolve(reference).orElseThrow(() -> notFound(reference));
    }

    /** The version of a dataset made from this source, if there is one: a new ingest would give the same version. */
    public Optional<String> findBySource(String name, String sourceDigest) {
        return list().stream()
                .filter(entry -> entry.name().equals(name))
                .map(DatasetEntry::version)
                .filter(version -> load(name, version).sourceDigest().equals(sourceDigest))
                .findFirst();
    }

    /** Stores an encoded picture once. @return its SHA-256, the name it is stored under */
    public String putPicture(byte[] encoded) {
        String sha256 = Digests.sha256(encoded);
        String key = pictureKey(sha256);
        if (!store.exists(key)) {
            store.put(key, encoded, "application/octet-stream");
        }
        return sha256;
    }

    /** An encoded picture, its digest checked. @throws RefocusException NOT_FOUND */
    public byte[] picture(String sha256) {
        return store.get(pictureKey(sha256));
    }

    private void demandPictures(DatasetManifest manifest) {
        for (DatasetPair pair : manifest.pairs()) {
            for (String sha256 : List.of(pair.blurredSha256(), pair.sharpSha256())) {
                if (!store.exists(pictureKey(sha256))) {
                    throw new RefocusException(
                            Fault.NOT_FOUND,
                            "dataset %s cannot be published: picture %s of pair %s is not in the store"
                                    .formatted(manifest.name(), sha256, pair.name()));
                }
            }
        }
    }

    private RefocusException notFound(String reference) {
        List<DatasetEntry> all = list();
        return new RefocusException(
                Fault.NOT_FOUND,
                "there is no dataset %s; %s"
                        .formatted(
                                reference,
                                all.isEmpty()
                                        ? "no dataset has been ingested yet ('./refocus dataset ingest CONFIG.yaml' makes one)"
                                        : "there are " + names(all)));
    }

    private static String names(List<DatasetEntry> entries) {
        return entries.stream().map(DatasetEntry::shortReference).collect(Collectors.joining(", "));
    }

    private static boolean fits(DatasetEntry entry, String reference) {
        int at = reference.indexOf('@');
        String digits = reference.substring(at + 1);
        return !digits.isEmpty()
                && (at < 0 || entry.name().equals(reference.substring(0, at)))
                && entry.version().startsWith(digits);
    }

    private static Optional<DatasetEntry> entry(ObjectEntry object) {
        Matcher matcher = MANIFEST.matcher(object.key());
        return matcher.matches()
                ? Optional.of(new DatasetEntry(matcher.group(1), matcher.group(2), object.lastModified()))
                : Optional.empty();
    }

    private static String key(String name, String version) {
        return "datasets/" + ObjectKey.checkSegment("name", name) + "/" + Legal.sha256("version", version) + ".json";
    }

    private static String pictureKey(String sha256) {
        return "pictures/" + Legal.sha256("picture", sha256);
    }
}
