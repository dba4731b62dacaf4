package io.refocus.stores.object;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.messages.Item;
import io.refocus.documents.Digests;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One bucket of an S3 server that honours conditional writes.
 *
 * <p>Every object carries its SHA-256 as user metadata, and every read checks it. Keys are those of {@link ObjectKey}. Failures
 * are {@link RefocusException}s that name the store; illegal keys are {@link IllegalArgumentException}s. Thread-safe.
 */
public final class ObjectStore implements AutoCloseable {
    /** Larger files are sent in parts of this size; smaller ones in one request, for which conditions hold. */
    static final long PART_BYTES = 8L << 20;

    private static final String SHA256 = "sha256";

    private final MinioClient client;
    private final StoreSettings settings;
    private final S3Call call;
    private final String bucket;

    ObjectStore(MinioClient client, StoreSettings settings) {
        this(client, settings, settings.bucket());
    }

    private ObjectStore(MinioClient client, StoreSettings settings, String bucket) {
        this.client = client;
        this.settings = settings;
        this.call = new S3Call(settings, bucket);
        this.bucket = bucket;
    }

    /**
     * Connects and checks that the bucket exists. Writes nothing: read-only keys are enough.
     *
     * @throws RefocusException UNREACHABLE if the store is down, is no S3 store, refuses the credentials or has no such bucket
     */
    public static ObjectStore open(StoreSettings settings) {
        return opened(settings, (connection, store) -> {
            if (!store.call.run("open the bucket", () -> connection.exists(store.client))) {
                throw store.call.noBucket();
            }
        });
    }

    /**
     * Connects, makes the bucket if there is none, and proves that the store honours conditional writes. For the process that
     * writes.
     *
     * @throws StoreRefusedException if it does not honour them
     * @throws RefocusException UNREACHABLE if the store is down, is no S3 store, or refuses the credentials
     */
    public static ObjectStore prepare(StoreSettings settings) {
        return opened(settings, (connection, store) -> {
            store.call.run("make the bucket", () -> connection.makeBucket(store.client));
            new ConditionalWriteProof(store, settings).demand();
        });
    }

    private static ObjectStore opened(StoreSettings settings, BiConsumer<S3Connection, ObjectStore> first) {
        S3Connection connection = new S3Connection(settings);
        ObjectStore store = new ObjectStore(connection.client(), settings);
        try {
            first.accept(connection, store);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Another bucket of the same server, over the same connections; it is neither created nor tested. */
    public ObjectStore inBucket(String other) {
        return new ObjectStore(client, settings, other);
    }

    /** The address of an object or a prefix: {@code s3://bucket/key}. */
    public String uri(String key) {
        return "s3://" + bucket + "/" + key;
    }

    /** Writes an object, replacing any. */
    public void put(String key, byte[] bytes, String contentType) {
        call.run("put " + key, () -> write(key, bytes, contentType, Map.of()));
    }

    /** Writes an object if there is none. @return whether it was written now */
    public boolean putIfAbsent(String key, byte[] bytes, String contentType) {
        return call.unlessRefused("put " + key, () -> write(key, bytes, contentType, Map.of("If-None-Match", "*")))
                .isPresent();
    }

    /**
     * Replaces an object if it still has this ETag. @return the new ETag, or empty if it has another or does not
     * exist
     */
    public Optional<String> replace(String key, byte[] bytes, String expectedEtag) {
        return call.unlessRefused(
                "replace " + key,
                () -> write(key, bytes, "application/json", Map.of("If-Match", '"' + expectedEtag + '"')));
    }

    /** The whole object and its ETag, or empty if there is none. */
    public Optional<StoredObject> find(String key) {
        return read(ObjectKey.check(key));
    }

    /**
     * The whole object of another program, whose key may hold any character.
     *
     * @throws RefocusException NOT_FOUND if there is none
     */
    public byte[] getForeign(String key) {
        return read(key).orElseThrow(() -> absent(key)).bytes();
    }

    private Optional<StoredObject> read(String key) {
        GetObjectArgs args = GetObjectArgs.builder().bucket(bucket).object(key).build();
        return call.unlessAbsent("get " + key, () -> {
            try (GetObjectResponse response = client.getObject(args)) {
                byte[] bytes = response.readAllBytes();
                checkDigest(key, Digests.sha256(bytes), response.headers().get("x-amz-meta-" + SHA256));
                return new StoredObject(bytes, etag(response.headers().get("ETag")));
            }
        });
    }

    /** The whole object. @throws RefocusException NOT_FOUND if there is none */
    public byte[] get(String key) {
        return find(key).orElseThrow(() -> absent(key)).bytes();
    }

    private RefocusException absent(String key) {
        return new RefocusException(Fault.NOT_FOUND, "the bucket " + bucket + " has no object " + key);
    }

    public boolean exists(String key) {
        StatObjectArgs args = StatObjectArgs.builder()
                .bucket(bucket)
                .object(ObjectKey.check(key))
                .build();
        return call.unlessAbsent("look at " + key, () -> client.statObject(args))
                .isPresent();
    }

    /** All objects whose keys begin with {@code prefix}, by key. */
    public List<ObjectEntry> list(String prefix) {
        ListObjectsArgs args = ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .build();
        return call.run("list " + prefix, () -> {
            List<ObjectEntry> entries = new ArrayList<>();
            for (Result<Item> result : client.listObjects(args)) {
                Item item = result.get();
                if (!item.isDir()) {
                    entries.add(new ObjectEntry(
                            item.objectName(),
                            item.size(),
                            etag(item.etag()),
                            item.lastModified().toInstant()));
                }
            }
            entries.sort(Comparator.comparing(ObjectEntry::key));
            return List.copyOf(entries);
        });
    }

    /** Writes a file of any size, replacing any object. @return what was written */
    public FileDigest upload(String key, Path file) {
        String sha256 = Digests.sha256(file);
        return call.run("upload " + file + " as " + key, () -> {
            UploadObjectArgs args = UploadObjectArgs.builder()
                    .bucket(bucket)
                    .object(ObjectKey.check(key))
                    .filename(file.toString(), PART_BYTES)
                    .userMetadata(Map.of(SHA256, sha256))
                    .build();
            client.uploadObject(args);
            return new FileDigest(file.getFileName().toString(), sha256, Files.size(file));
        });
    }

    /**
     * Reads an object into a file, which is complete and correct or does not exist. @throws RefocusException
     * NOT_FOUND
     */
    public void download(String key, Path file) {
        GetObjectArgs args = GetObjectArgs.builder()
                .bucket(bucket)
                .object(ObjectKey.check(key))
                .build();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        call.run("download " + key, () -> {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (GetObjectResponse response = client.getObject(args)) {
                Files.copy(response, part, StandardCopyOption.REPLACE_EXISTING);
                checkDigest(key, Digests.sha256(part), response.headers().get("x-amz-meta-" + SHA256));
                return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    /** Removes an object, if there is one. */
    public void remove(String key) {
        RemoveObjectArgs args = RemoveObjectArgs.builder()
                .bucket(bucket)
                .object(ObjectKey.check(key))
                .build();
        call.unlessAbsent("remove " + key, () -> {
            client.removeObject(args);
            return key;
        });
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("the store's HTTP client did not close", e);
        }
    }

    private String write(String key, byte[] bytes, String contentType, Map<String, String> conditions)
            throws io.minio.errors.MinioException {
        PutObjectArgs args = PutObjectArgs.builder()
                .bucket(bucket)
                .object(ObjectKey.check(key))
                .data(bytes, bytes.length)
                .contentType(contentType)
                .userMetadata(Map.of(SHA256, Digests.sha256(bytes)))
                .extraHeaders(conditions)
                .build();
        return etag(client.putObject(args).etag());
    }

    /** Objects of other programs have no digest and are not checked. */
    private static void checkDigest(String key, String got, String recorded) throws IOException {
        if (recorded != null) {
            DamagedObjectException.check(key, got, recorded);
        }
    }

    private static String etag(String header) {
        String weak = header.startsWith("W/") ? header.substring(2) : header;
        return weak.replace("\"", "");
    }
}
