/**
 * What the verbs do: order, watch, judge, promote, find. Returns data and reports progress to a listener; prints nothing and knows no
 * HTTP server. The command line and the console stand on it.
 */
package io.refocus.application;
