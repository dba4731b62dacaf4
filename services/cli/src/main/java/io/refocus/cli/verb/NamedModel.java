package io.refocus.cli.verb;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.restore.ShippedModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model as a command line names it: one that ships by its name, any other by its folder. A folder of a shipped model's name is written with a
 * slash ({@code ./deblur}), so that what a name means does not depend on where the command runs.
 *
 * @param folder holds {@code model.json} and {@code model.safetensors}
 */
record NamedModel(String name, Path folder, boolean shipped) {
    static final String DESCRIPTION =
            "The name of a model that ships (folders of models/), or a folder with model.json and model.safetensors, as"
                    + " `train` writes it.";

    /** @throws RefocusException BAD_INPUT if there is neither such a model nor such a folder */
    static NamedModel of(String text, ShippedModels models) {
        Optional<Path> shipped = models.find(text);
        if (shipped.isPresent()) {
            return new NamedModel(text, shipped.get(), true);
        }
        Path folder = Path.of(text);
        if (!Files.exists(folder)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "no model '%s'; expected a folder with model.json and model.safetensors%s"
                            .formatted(
                                    text,
                                    models.names().isEmpty()
                                            ? ""
                                            : ", or one of those that ship: " + String.join(", ", models.names())));
        }
        return new NamedModel(text, folder, false);
    }
}
