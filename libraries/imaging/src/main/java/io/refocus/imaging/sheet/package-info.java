/** Pictures for people: contact sheets and curves. */
package io.refocus.imaging.sheet;
