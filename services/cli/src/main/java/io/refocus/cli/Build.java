package io.refocus.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What this command was built from. */
public final class Build implements IVersionProvider {
    private static final String UNKNOWN = "unknown";

    /** The full commit id, with {@code -dirty} if files differed from it; {@code unknown} outside a git checkout. */
    public static String commit() {
        Properties build = new Properties();
        try (InputStream properties = Build.class.getResourceAsStream("/io/refocus/build.properties")) {
            if (properties != null) {
                build.load(properties);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the build's properties", e);
        }
        String commit = build.getProperty("git.commit.id.full", UNKNOWN);
        return Boolean.parseBoolean(build.getProperty("git.dirty")) ? commit + "-dirty" : commit;
    }

    @Override
    public String[] getVersion() {
        String version = Build.class.getPackage().getImplementationVersion();
        return new String[] {
            "refocus %s, commit %s".formatted(version == null ? UNKNOWN : version, commit()),
            "Java %s".formatted(Runtime.version())
        };
    }
}
