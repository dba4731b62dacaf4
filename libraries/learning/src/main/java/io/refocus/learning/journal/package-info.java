/** The record of a training: attempts, steps, validations and ends, as lines of JSON. Knows no tracker. */
package io.refocus.learning.journal;
