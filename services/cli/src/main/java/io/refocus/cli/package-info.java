/** {@code refocus}: the entry point. Verbs are thin; what they do lives in the packages named after it. */
package io.refocus.cli;
