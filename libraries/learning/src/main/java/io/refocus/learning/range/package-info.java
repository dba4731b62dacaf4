/** Learning rates tried by a ramp: the range test, its curve and what it suggests. */
package io.refocus.learning.range;
