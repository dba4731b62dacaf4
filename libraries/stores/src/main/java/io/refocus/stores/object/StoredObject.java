package io.refocus.stores.object;

/**
 * An object as it was read.
 *
 * @param bytes not copied
 * @param etag without quotes; for {@link ObjectStore#replace}
 */
public record StoredObject(byte[] bytes, String etag) {}
