/** Settings of the service. Depends on no other package of the service. */
package io.refocus.inference.config;
