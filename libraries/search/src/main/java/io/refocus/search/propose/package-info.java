/** What to try next: pure functions of a seed, a space and the results so far. No clock, no thread, no file. */
package io.refocus.search.propose;
