/** The failures that all modules throw. Depends on nothing. */
package io.refocus.fault;
