/** Exported models: described, loaded, applied to pictures of any size, evaluated. */
package io.refocus.learning.restore;
