package io.refocus.datasets;

/** A file that keeps a dataset from being published, and why. */
public record FileFault(String file, String reason) {
    @Override
    public String toString() {
        return file + ": " + reason;
    }
}
