/** Promotions on a terminal: progress, and the measurements of the gate as a table. */
package io.refocus.cli.promotion;
