/** Sweeps: many trials over one experiment, some at a time, and their leaderboard. */
package io.refocus.workflows.search;
