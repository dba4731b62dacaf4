/** Which model is served: follows the registry's alias, loads, warms up, swaps. Knows nothing of HTTP. */
package io.refocus.inference.champion;
