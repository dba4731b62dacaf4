/** Checks the machine and every server, and says how to correct errors. */
package io.refocus.cli.doctor;
