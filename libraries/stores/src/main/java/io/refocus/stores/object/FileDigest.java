package io.refocus.stores.object;

import io.refocus.documents.Legal;

/**
 * Name, SHA-256 and length of a file.
 *
 * @param sha256 lower-case hex
 */
public record FileDigest(String name, String sha256, long bytes) {
    public FileDigest {
        ObjectKey.checkFileName(name);
        Legal.sha256("sha256", sha256);
        Legal.range("bytes", bytes, 0, Long.MAX_VALUE);
    }
}
