/** What the pictures of a dataset show, told from their pixels and digests: pairs without blur, swapped sides, one picture in two splits. */
package io.refocus.datasets.content;
