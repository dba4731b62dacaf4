package io.refocus.datasets;

/** A file that prevents the publication of a dataset, and why. */
public record FileFault(String file, String reason) {
    @Override
    public String toString() {
        return file + ": " + reason;
    }
}
