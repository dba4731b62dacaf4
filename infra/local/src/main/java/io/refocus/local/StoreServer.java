package io.refocus.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** An S3 server on a folder: S3Proxy in this process, with conditional writes that hold under concurrency. */
public final class StoreServer implements AutoCloseable {
    /** Largest single-part body: S3Proxy holds it in memory to check its signature. */
    private static final long MAX_PART_BYTES = 64L << 20;

    private final S3Proxy proxy;

    private StoreServer(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /**
     * Starts the server; it listens when this returns.
     *
     * @throws ServerStartException if the port is taken or the folder cannot hold objects
     */
    public static StoreServer start(StoreServerSettings settings) {
        prepareFolder(settings);
        Properties folder = new Properties();
        folder.setProperty("jclouds.filesystem.basedir", settings.folder().toString());
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new ConditionalBlobStore(BlobStores.create("filesystem", folder)))
                .endpoint(URI.create("http://" + Loopback.HOST + ":" + settings.port()))
                .awsAuthentication(AuthenticationType.AWS_V4, settings.accessKey(), settings.secretKey())
                .v4MaxNonChunkedRequestSize(MAX_PART_BYTES)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw ServerStartException.of("store", settings.port(), e);
        }
        return new StoreServer(proxy);
    }

    /** Where clients reach it. */
    public URI endpoint() {
        return URI.create("http://" + Loopback.HOST + ":" + proxy.getPort());
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the store at " + endpoint() + " did not stop", e);
        }
    }

    private static void prepareFolder(StoreServerSettings settings) {
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw new ServerStartException(
                    ServerStartException.BAD_INPUT,
                    "cannot make the store's folder " + settings.folder() + ": " + e,
                    e);
        }
        UserAttributes.require(settings.folder());
    }

    /**
     * {@code StoreServer PORT FOLDER}, credentials from {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}.
     * Exit codes: 2 bad usage, 5 the port is taken.
     */
    public static void main(String[] arguments) {
        ForegroundServer.run("store", () -> {
            StoreServer server = start(StoreServerSettings.of(arguments, System.getenv()));
            return new ForegroundServer.Running(server.endpoint().toString(), server);
        });
    }
}
