/**
 * What a trial leaves in the bucket: what it is, checkpoints behind a fenced pointer, a journal, one result, one model. The pointer {@code latest.json}
 * only moves by {@code If-Match} and holds the newest attempt, so an attempt that was given up cannot overwrite its successor.
 */
package io.refocus.stores.trial;
