package io.refocus.stores.object;

/** A record read from its JSON object, and the ETag to replace it with. */
public record StoredDocument<T>(T value, String etag) {}
