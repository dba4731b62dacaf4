/** From a folder of pictures to a published dataset version. Pixels and lists of pairs stay in the object store. */
package io.refocus.workflows.ingest;
