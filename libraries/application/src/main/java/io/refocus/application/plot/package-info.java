/** Charts of sweeps, for the command line and for the tracker. */
package io.refocus.application.plot;
