package io.refocus.application.sweep;

import io.refocus.documents.BadDocumentException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.training.WarmStart;
import io.refocus.search.space.Parameter;
import io.refocus.search.space.Space;
import io.refocus.workflows.search.SearchOrder;
import java.nio.file.Path;
import java.util.Map;

/** Whether a space stays within what an experiment may be: the ends of each parameter, and the points to be tried first. */
record SpaceCheck(Path file, Experiment experiment, ShippedModels models) {

    /** @throws RefocusException BAD_INPUT naming the file, the parameter, the value and what is legal */
    void check(SearchOrder search) {
        Space space = search.parameters();
        for (Parameter parameter : space.parameters()) {
            for (Map<String, Object> point : space.extremes(parameter)) {
                point("space." + parameter.path(), point);
            }
        }
        for (int i = 0; i < search.first().size(); i++) {
            point("first[" + i + "]", search.first().get(i));
        }
    }

    /** @param key where the point stands, for a message */
    void point(String key, Map<String, Object> point) {
        try {
            WarmStart.pinned(experiment.vary(point), models);
        } catch (BadDocumentException e) {
            throw new RefocusException(Fault.BAD_INPUT, "%s: %s: %s".formatted(file, key, e.getMessage()), e);
        }
    }
}
