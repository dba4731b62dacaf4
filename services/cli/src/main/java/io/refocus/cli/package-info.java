/** {@code refocus}: the entry point. Verbs are thin; the work is in the application library. */
package io.refocus.cli;
