/** One request's work: read, check, decode, restore, encode; how many may be inside at once. Knows nothing of HTTP. */
package io.refocus.inference.restore;
