package io.refocus.workflows.search;

import java.util.List;

/** What a sweep has proposed before it was started again, in the order of the numbers, from 0 without a gap. */
public record EarlierPlacements(List<Placement> placements) {}
