/** Promotions on a terminal: the stages of one, and what the gate measured as a table. */
package io.refocus.cli.promotion;
