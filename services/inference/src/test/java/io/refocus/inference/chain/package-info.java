/** The packaged service as a process of its own, beside real servers. */
package io.refocus.inference.chain;
