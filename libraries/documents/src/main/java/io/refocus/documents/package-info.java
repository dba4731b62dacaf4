/** YAML and JSON documents as validated records, and the digests that give content its identity. Knows no domain. */
package io.refocus.documents;
