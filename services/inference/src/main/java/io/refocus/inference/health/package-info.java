/** What /q/health says. */
package io.refocus.inference.health;
