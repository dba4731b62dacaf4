/** A model measured on pairs, as it would serve them. */
package io.refocus.application.evaluation;
