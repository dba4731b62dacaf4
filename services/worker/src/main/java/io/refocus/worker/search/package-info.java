/** The work around a sweep: its trials' identities, its run, its record. */
package io.refocus.worker.search;
