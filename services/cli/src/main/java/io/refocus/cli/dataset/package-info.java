/** Datasets on a terminal: how far an ingest is, and the splits of a version as a table. */
package io.refocus.cli.dataset;
