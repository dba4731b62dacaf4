/** Datasets on a terminal: progress of an ingest, and the splits of a version as a table. */
package io.refocus.cli.dataset;
