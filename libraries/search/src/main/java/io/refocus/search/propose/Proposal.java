package io.refocus.search.propose;

import java.util.Map;

/**
 * A point to try.
 *
 * @param number its place among the proposals of a search, from 0: its identity
 */
public record Proposal(int number, Map<String, Object> point) {}
