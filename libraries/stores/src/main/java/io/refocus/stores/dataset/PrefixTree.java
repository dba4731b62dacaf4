package io.refocus.stores.dataset;

import io.refocus.datasets.source.PassedOver;
import io.refocus.datasets.source.SourceTree;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.object.ObjectStore;
import java.net.URI;
import java.util.List;

/** The objects below a prefix, as the files of a source. */
public record PrefixTree(ObjectStore store, String prefix, List<String> files) implements SourceTree {
    /** @param location {@code s3://BUCKET/PREFIX} @throws RefocusException {@code BAD_INPUT} if it is none */
    public static PrefixTree open(String location, ObjectStore store) {
        URI uri = URI.create(location.replace(" ", "%20"));
        if (uri.getHost() == null || uri.getPath().length() < 2) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "source.location is %s; expected s3://BUCKET/PREFIX".formatted(location));
        }
        String prefix = uri.getPath().substring(1).replaceAll("/*$", "/");
        ObjectStore bucket = store.inBucket(uri.getHost());
        List<String> files = bucket.list(prefix).stream()
                .map(entry -> entry.key().substring(prefix.length()))
                .filter(file -> !file.isEmpty())
                .toList();
        return new PrefixTree(bucket, prefix, files);
    }

    @Override
    public List<PassedOver> passedOver() {
        return List.of();
    }

    @Override
    public byte[] read(String file) {
        return store.get(prefix + file);
    }
}
