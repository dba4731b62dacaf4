package io.refocus.application.pairs;

import java.util.List;

/**
 * Pairs to be measured.
 *
 * @param notices what people should know of them
 */
public record MeasuredFolder(List<PairFiles> pairs, List<String> notices) {}
