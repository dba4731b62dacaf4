package io.refocus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Servers that are one Go program: found on the PATH, otherwise built once into the cache. */
enum GoProgram {
    VERSITYGW("versitygw", "github.com/versity/versitygw/cmd/versitygw@v1.8.0", true),
    /** Never from the PATH: a MinIO found there would be a newer one. */
    OLD_MINIO("minio", "github.com/minio/minio@v0.0.0-20210206053228-97fe57bba92c", false);

    private static final Duration BUILD_LIMIT = Duration.ofMinutes(25);

    private final String program;
    private final String source;
    private final boolean anyVersion;

    GoProgram(String program, String source, boolean anyVersion) {
        this.program = program;
        this.source = source;
        this.anyVersion = anyVersion;
    }

    /** @throws UnavailableException if it is not there and cannot be built */
    Path find() {
        if (anyVersion) {
            Path onPath = Programs.onPath(program).orElse(null);
            if (onPath != null) {
                return onPath;
            }
        }
        Path cached = ProgramCache.folder("bin").resolve(program);
        ProgramCache.locked("bin-" + program, () -> {
            if (!Files.isExecutable(cached)) {
                build(cached);
            }
        });
        return cached;
    }

    private void build(Path target) {
        Path go = Programs.onPath("go")
                .orElseThrow(() -> new UnavailableException(
                        program + " is not on the PATH and Go, which could build it, is missing"));
        try {
            Path folder = Files.createTempDirectory(target.getParent(), ".build-");
            Programs.run(
                    List.of(go.toString(), "install", "-ldflags", "-s -w", source),
                    Map.of("GOBIN", folder.toString()),
                    BUILD_LIMIT);
            Files.move(folder.resolve(program), target, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
