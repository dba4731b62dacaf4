/** Sweeps: read and checked before anything starts, started once, watched while they run, told as a board. */
package io.refocus.application.sweep;
