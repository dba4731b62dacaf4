/** The work of a promotion: measuring challenger and champion, the registry, and the replicas that serve. */
package io.refocus.worker.promotion;
