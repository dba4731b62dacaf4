/** Errors as the client receives them: RFC 9457 documents, one closed list of types. */
package io.refocus.inference.problem;
