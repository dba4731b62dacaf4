package io.refocus.workflows.search;

import java.util.List;
import java.util.Optional;

/**
 * What a sweep has proposed before it was started again.
 *
 * @param placements in the order of the numbers, from 0 without a gap
 * @param kept what was made of it by hand
 */
public record EarlierPlacements(List<Placement> placements, Optional<List<SweepVerb.Kept>> kept) {}
