/** Gate reports: the record of every promotion and every refusal. */
package io.refocus.stores.gate;
