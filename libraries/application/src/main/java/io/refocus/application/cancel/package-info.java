/** Running work ended on request. */
package io.refocus.application.cancel;
