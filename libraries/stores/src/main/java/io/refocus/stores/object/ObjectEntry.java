package io.refocus.stores.object;

import java.time.Instant;

/** One line of a listing. */
public record ObjectEntry(String key, long size, Instant lastModified) {}
