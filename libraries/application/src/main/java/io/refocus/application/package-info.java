/**
 * What the verbs do: order, follow, evaluate, promote, find. Returns data and reports progress to a listener; prints nothing and knows no
 * HTTP server. The command line uses it, and so can a console.
 */
package io.refocus.application;
