package io.refocus.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The commit this worker was built of. */
final class Build {
    private static final String RESOURCE = "/io/refocus/build.properties";

    private Build() {}

    /** The commit's full id, with {@code -dirty} if there were changes beside it; {@code unknown} outside of a repository. */
    static String commit() {
        try (InputStream resource = Build.class.getResourceAsStream(RESOURCE)) {
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
