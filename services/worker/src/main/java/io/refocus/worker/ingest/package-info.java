/** The work of an ingest: reading sources, pairing and checking pictures, blurring photographs, publishing manifests. */
package io.refocus.worker.ingest;
