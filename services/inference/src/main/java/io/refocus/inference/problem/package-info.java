/** Refusals as the client sees them: RFC 9457 documents, one closed list of types. */
package io.refocus.inference.problem;
