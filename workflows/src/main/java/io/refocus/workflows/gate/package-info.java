/** Whether a challenger may become champion: pure arithmetic over measured pictures. */
package io.refocus.workflows.gate;
