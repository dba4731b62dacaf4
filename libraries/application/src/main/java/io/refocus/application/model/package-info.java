/** Models in service, and where they came from. */
package io.refocus.application.model;
