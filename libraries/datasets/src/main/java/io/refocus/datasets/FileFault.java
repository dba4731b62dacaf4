package io.refocus.datasets;

/** A file or pair that something is the matter with, and what. */
public record FileFault(String file, String reason) {
    @Override
    public String toString() {
        return file + ": " + reason;
    }
}
