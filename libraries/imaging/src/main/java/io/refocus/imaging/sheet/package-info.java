/** Contact sheets and curves. */
package io.refocus.imaging.sheet;
