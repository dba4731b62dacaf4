/** What tells whether two files show the same picture: exactly, and to the eye. */
package io.refocus.imaging.fingerprint;
