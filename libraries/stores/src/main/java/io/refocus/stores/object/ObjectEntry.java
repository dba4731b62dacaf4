package io.refocus.stores.object;

import java.time.Instant;

/**
 * One line of a listing.
 *
 * @param etag without quotes; it changes with the content
 */
public record ObjectEntry(String key, long size, String etag, Instant lastModified) {}
