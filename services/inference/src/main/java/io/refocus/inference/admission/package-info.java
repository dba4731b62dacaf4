/** How many requests are inside, and on which threads they compute. Knows nothing of pictures or models. */
package io.refocus.inference.admission;
