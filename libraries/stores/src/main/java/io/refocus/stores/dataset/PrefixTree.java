package io.refocus.stores.dataset;

import io.refocus.datasets.source.PassedOver;
import io.refocus.datasets.source.SourceTree;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.object.ObjectEntry;
import io.refocus.stores.object.ObjectStore;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The objects below a prefix, as the files of a source. Bucket and prefix are taken as they are written: no character is special.
 *
 * @param prefix empty for a whole bucket, else with a slash at its end
 */
public record PrefixTree(ObjectStore store, String prefix, List<String> files) implements SourceTree {
    private static final String SCHEME = "s3://";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /**
     * @param location {@code s3://BUCKET/PREFIX}; without a prefix the whole bucket
     * @throws RefocusException {@code BAD_INPUT} if it is none, {@code NOT_FOUND} if there is no such bucket
     */
    public static PrefixTree open(String location, ObjectStore store) {
        String path = location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : "";
        int slash = path.indexOf('/');
        String name = slash < 0 ? path : path.substring(0, slash);
        if (name.isBlank()) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "source.location is %s; expected s3://BUCKET/PREFIX".formatted(location));
        }
        if (!BUCKET.matcher(name).matches()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "source.location is %s; S3 allows names of buckets of 3 to 63 of a-z, 0-9, '.' and '-'. Copy the pictures to a bucket with such a name, or to a folder"
                            .formatted(location));
        }
        String below = slash < 0 ? "" : path.substring(slash + 1);
        String prefix = below.isEmpty() || below.endsWith("/") ? below : below + "/";
        ObjectStore bucket = store.inBucket(name);
        List<String> files = keys(bucket, prefix, location).stream()
                .map(key -> key.substring(prefix.length()))
                .filter(file -> !file.isEmpty() && !file.endsWith("/"))
                .toList();
        return new PrefixTree(bucket, prefix, files);
    }

    private static List<String> keys(ObjectStore bucket, String prefix, String location) {
        try {
            return bucket.list(prefix).stream().map(ObjectEntry::key).toList();
        } catch (RefocusException e) {
            if (e.fault() == Fault.NOT_FOUND) {
                throw new RefocusException(
                        Fault.NOT_FOUND,
                        "source.location is %s; the store has no such bucket. Is its name right?".formatted(location),
                        e);
            }
            throw e;
        }
    }

    @Override
    public List<PassedOver> passedOver() {
        return List.of();
    }

    @Override
    public byte[] read(String file) {
        return store.getForeign(prefix + file);
    }
}
