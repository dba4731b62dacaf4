/** What an operator may set. Depends on no other package of the service. */
package io.refocus.inference.config;
