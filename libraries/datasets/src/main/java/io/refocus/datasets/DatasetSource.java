package io.refocus.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Legal;
import java.nio.file.Path;

/** The source of a dataset's pictures. */
public sealed interface DatasetSource {
    /** A folder of the worker's file system, or {@code s3://BUCKET/PREFIX} in the object store the worker uses. */
    String location();

    /** Which pictures show the same scene. */
    SceneRule scenes();

    /** The same source with another location. */
    DatasetSource at(String location);

    /** The same source with a relative folder resolved against the folder of the configuration. */
    default DatasetSource resolvedAgainst(Path folder) {
        return location().startsWith("s3://")
                ? this
                : at(folder.toAbsolutePath().resolve(location()).normalize().toString());
    }

    /**
     * Blurred and sharp pictures side by side: {@code [SPLIT/][SCENE/]{blur,sharp}/NAME.png}, a blurred and a sharp
     * file of the same name.
     */
    record Pairs(String location, SceneRule scenes) implements DatasetSource {
        public Pairs {
            Legal.text("location", location);
            Legal.required("scenes", scenes);
        }

        @Override
        public Pairs at(String elsewhere) {
            return new Pairs(elsewhere, scenes);
        }
    }

    /**
     * Sharp photographs that are blurred by a recipe.
     *
     * @param blur the blur recipe, in the form {@code imaging} gives it
     * @param seed of the draws; the same photographs, recipe and seed give the same pixels on any machine
     */
    record Photographs(String location, SceneRule scenes, JsonNode blur, Draws draws, long seed)
            implements DatasetSource {
        public Photographs {
            Legal.text("location", location);
            Legal.required("scenes", scenes);
            Legal.required("blur", blur);
            Legal.required("draws", draws);
        }

        @Override
        public Photographs at(String elsewhere) {
            return new Photographs(elsewhere, scenes, blur, draws, seed);
        }
    }
}
