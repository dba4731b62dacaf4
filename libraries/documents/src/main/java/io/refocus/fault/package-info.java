/** The failures every module speaks of. Depends on nothing. */
package io.refocus.fault;
