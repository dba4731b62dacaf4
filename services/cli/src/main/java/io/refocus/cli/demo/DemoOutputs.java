package io.refocus.cli.demo;

import io.refocus.documents.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files a demo writes: {@code summary.json}, {@code contact-sheet.jpg} and the restored pictures. */
record DemoOutputs(Path folder) {
    Path summary() {
        return folder.resolve("summary.json");
    }

    Path contactSheet() {
        return folder.resolve("contact-sheet.jpg");
    }

    void writeSummary(DemoSummary summary) {
        write(summary(), Documents.json(summary.document()).getBytes(StandardCharsets.UTF_8));
    }

    void writeContactSheet(byte[] jpeg) {
        write(contactSheet(), jpeg);
    }

    void writeRestored(String file, byte[] encoded) {
        write(folder.resolve("restored").resolve(file), encoded);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
