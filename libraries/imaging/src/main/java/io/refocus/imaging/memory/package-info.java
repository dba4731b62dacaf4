/** The memory that pictures and encoded files may take in one process. Knows no format and no server. */
package io.refocus.imaging.memory;
