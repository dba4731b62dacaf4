/** Looks at the machine and at every server, and says what to do about what is wrong. */
package io.refocus.cli.doctor;
