package io.refocus.datasets.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files that have names, and texts where a test gives them. */
record NamedFiles(List<String> files, Map<String, String> texts) implements SourceTree {
    NamedFiles(List<String> files) {
        this(files, Map.of());
    }

    static NamedFiles of(String... files) {
        return new NamedFiles(List.of(files));
    }

    /** The same and a text. */
    NamedFiles with(String file, String text) {
        Map<String, String> more = new TreeMap<>(texts);
        more.put(file, text);
        return new NamedFiles(
                java.util.stream.Stream.concat(files.stream(), java.util.stream.Stream.of(file))
                        .toList(),
                more);
    }

    @Override
    public List<PassedOver> passedOver() {
        return List.of();
    }

    @Override
    public byte[] read(String file) {
        return texts.get(file).getBytes(StandardCharsets.UTF_8);
    }
}
