package io.refocus.learning.numerics;

import io.refocus.documents.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources that decide a trial's weights and scores, each with the digest of what in it can change a number. */
final class ComputingSources {
    private static final Path LIBRARIES = Path.of("..");
    private static final String IMAGING = "imaging/src/main/java/io/refocus/imaging/";
    private static final String LEARNING = "learning/src/main/java/io/refocus/learning/";

    /** {@code experiment} holds the defaults and the seeds, {@code random} the generator of all random numbers. */
    private static final List<String> FOLDERS = List.of(
            IMAGING,
            IMAGING + "augment",
            IMAGING + "blur",
            IMAGING + "metric",
            IMAGING + "random",
            LEARNING + "experiment",
            LEARNING + "feed",
            LEARNING + "layer",
            LEARNING + "network",
            LEARNING + "objective",
            LEARNING + "optimise",
            LEARNING + "schedule",
            LEARNING + "step",
            LEARNING + "training");

    private ComputingSources() {}

    /** File name without its folder of sources, to digest. */
    static SortedMap<String, String> digests() throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.list(LIBRARIES.resolve(folder))) {
                for (Path file : files.filter(ComputingSources::computes).toList()) {
                    String name = folder.replaceFirst(".*/io/refocus/", "").replaceFirst("/$", "");
                    digests.put(name + "/" + file.getFileName(), digest(Files.readString(file)));
                }
            }
        }
        return digests;
    }

    static String digest(String java) {
        byte[] bytes = SourceText.thatComputes(java).getBytes(StandardCharsets.UTF_8);
        return Digests.sha256(bytes).substring(0, 16);
    }

    private static boolean computes(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java")
                && !name.equals("package-info.java")
                && !name.endsWith("Exception.java")
                && !name.endsWith("Writer.java");
    }
}
