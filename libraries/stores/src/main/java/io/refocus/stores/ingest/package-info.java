/** The chunks that an ingest has listed and checked before its dataset is published. */
package io.refocus.stores.ingest;
