/** Limits of concurrent requests and the threads that compute. Knows nothing of pictures or models. */
package io.refocus.inference.admission;
