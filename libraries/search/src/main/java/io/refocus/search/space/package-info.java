/** What a search may try: parameters by dotted path, their domains and conditions. */
package io.refocus.search.space;
