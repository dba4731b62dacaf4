/** From a finished trial through the gate to the champion. */
package io.refocus.application.promotion;
