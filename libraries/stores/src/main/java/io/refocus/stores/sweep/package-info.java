/** What was asked for and what came of it, by sweep: the workflow server forgets, the bucket does not. */
package io.refocus.stores.sweep;
