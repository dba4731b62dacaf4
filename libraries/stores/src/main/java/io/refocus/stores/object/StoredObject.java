package io.refocus.stores.object;

/**
 * An object as it was read.
 *
 * @param bytes not copied
 * @param etag without quotes; what {@link ObjectStore#replace} wants to be told
 */
public record StoredObject(byte[] bytes, String etag) {}
