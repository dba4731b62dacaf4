/** Sweeps: read and checked before anything starts, watched while they run, told as a leaderboard. */
package io.refocus.cli.sweep;
