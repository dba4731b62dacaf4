/** The memory for pictures in this process: who needs how much, and who waits. */
package io.refocus.worker.memory;
