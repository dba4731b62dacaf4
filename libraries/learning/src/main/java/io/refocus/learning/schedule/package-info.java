/** Learning-rate schedules. Pure arithmetic: no clock, no network, no files. */
package io.refocus.learning.schedule;
