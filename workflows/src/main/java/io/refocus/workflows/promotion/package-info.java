/** From a finished trial to the served model, through the gate. */
package io.refocus.workflows.promotion;
