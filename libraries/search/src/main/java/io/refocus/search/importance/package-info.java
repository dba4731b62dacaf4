/** Which parameters of a search mattered. */
package io.refocus.search.importance;
