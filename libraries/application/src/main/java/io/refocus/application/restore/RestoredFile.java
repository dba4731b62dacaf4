package io.refocus.application.restore;

import io.refocus.fault.Fault;
import java.util.List;
import java.util.Optional;

/**
 * The result of one file.
 *
 * @param model empty if it could not be restored, then {@code problem} says why and {@code fault} of which kind it is
 * @param remarks what was wrong with the file though it was restored
 */
public record RestoredFile(
        String in,
        String out,
        Optional<String> model,
        Optional<String> problem,
        Optional<Fault> fault,
        List<String> remarks,
        double seconds) {
    public RestoredFile {
        remarks = List.copyOf(remarks);
    }
}
