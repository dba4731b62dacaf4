package io.refocus.worker;

import io.refocus.learning.restore.ShippedModels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Commit and models of this worker's build.
 *
 * @param commit the commit's full id, with {@code -dirty} if there were uncommitted changes; {@code unknown} outside
 *     of a repository
 * @param models the models that ship
 */
public record WorkerBuild(String commit, ShippedModels models) {
    private static final String RESOURCE = "/io/refocus/build.properties";

    static WorkerBuild current() {
        return new WorkerBuild(builtOf(), ShippedModels.ofThisBuild());
    }

    private static String builtOf() {
        try (InputStream resource = WorkerBuild.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(resource);
            String commit = properties.getProperty("git.commit.id.full", "unknown");
            return Boolean.parseBoolean(properties.getProperty("git.dirty")) ? commit + "-dirty" : commit;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
