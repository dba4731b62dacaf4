package io.refocus.learning;

import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.imaging.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The version of the code that decides what a training computes: a digest of the compiled classes of documents, imaging
 * and learning. Part of a trial's identity, so changed mathematics never passes for finished work.
 */
public final class CodeVersion {
    private static final List<Class<?>> MODULES = List.of(Documents.class, Picture.class, CodeVersion.class);

    private CodeVersion() {}

    /** SHA-256, hex, over names and contents of the class files; the same for a jar and for the folder it was made of. */
    public static String current() {
        return Held.VERSION;
    }

    /** Computed once, when first asked for. */
    private static final class Held {
        static final String VERSION = ofModules();
    }

    private static String ofModules() {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Class<?> module : MODULES) {
            digests.putAll(classesBeside(location(module)));
        }
        return digest(digests);
    }

    /** Digests of the class files in a folder or jar by name, {@code io/refocus/...}. */
    static SortedMap<String, String> classesBeside(Path location) {
        try {
            return Files.isDirectory(location) ? inFolder(location) : inJar(location);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class files in " + location, e);
        }
    }

    static String digest(Map<String, String> digests) {
        StringBuilder text = new StringBuilder();
        digests.forEach(
                (name, digest) -> text.append(name).append(' ').append(digest).append('\n'));
        return Digests.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The folder or jar that a class was loaded from. */
    public static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where " + type + " was loaded from", e);
        }
    }

    private static SortedMap<String, String> inFolder(Path folder) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (counts(name)) {
                    digests.put(name, Digests.sha256(file));
                }
            }
        }
        return digests;
    }

    private static SortedMap<String, String> inJar(Path jar) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (counts(entry.getName())) {
                    try (InputStream in = file.getInputStream(entry)) {
                        digests.put(entry.getName(), Digests.sha256(in.readAllBytes()));
                    }
                }
            }
        }
        return digests;
    }

    private static boolean counts(String name) {
        return name.startsWith("io/refocus/") && name.endsWith(".class");
    }
}
