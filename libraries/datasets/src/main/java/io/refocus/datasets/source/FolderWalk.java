package io.refocus.datasets.source;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/** All files below a folder. A link to a folder is followed unless that folder is read already: loops end, nothing counts twice. */
final class FolderWalk {
    private static final char UNREADABLE = '\ufffd';

    private final Path root;
    private final List<String> files = new ArrayList<>();
    private final PassedOverFiles passedOver = new PassedOverFiles();
    private final Set<Path> read = new HashSet<>();
    private final Queue<Path> links = new ArrayDeque<>();

    private FolderWalk(Path root) {
        this.root = root;
    }

    /** Folders first, then what links lead to: where both lead to a folder, its files have the names that the folder gives them. */
    static FolderTree of(Path root) throws IOException {
        FolderWalk walk = new FolderWalk(root);
        walk.folder(root);
        while (!walk.links.isEmpty()) {
            walk.folder(walk.links.remove());
        }
        return new FolderTree(root, walk.files.stream().sorted().toList(), walk.passedOver.all());
    }

    private void folder(Path folder) throws IOException {
        if (!read.add(folder.toRealPath())) {
            passedOver.add("links to folders that are read already", below(folder));
            return;
        }
        for (Path entry : entries(folder)) {
            boolean link = Files.isSymbolicLink(entry);
            if (Files.isDirectory(entry)) {
                if (link) {
                    links.add(entry);
                } else {
                    folder(entry);
                }
            } else if (Files.isRegularFile(entry)) {
                file(below(entry));
            } else {
                passedOver.add(link ? "links that lead nowhere" : "neither files nor folders", below(entry));
            }
        }
    }

    private void file(String file) {
        if (file.indexOf(UNREADABLE) >= 0) {
            requireUtf8(file);
            passedOver.add("files whose names are not UTF-8", file);
        } else {
            files.add(file);
        }
    }

    /** In a process of another encoding the name may be well: passing it over would lose a picture. */
    private void requireUtf8(String file) {
        String encoding = System.getProperty("sun.jnu.encoding");
        if (!"UTF-8".equals(encoding)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "%s: this process reads the names of files as %s and cannot read %s; start it with LC_ALL=C.UTF-8"
                            .formatted(root, encoding, file));
        }
    }

    private String below(Path entry) {
        return root.relativize(entry).toString().replace('\\', '/');
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
