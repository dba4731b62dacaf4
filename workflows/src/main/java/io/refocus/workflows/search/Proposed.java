package io.refocus.workflows.search;

import io.refocus.search.propose.Proposal;
import java.util.Optional;

/** A proposal as a history keeps it; empty if every point has been tried. */
record Proposed(Optional<Proposal> proposal) {}
