package io.refocus.inference.champion;

import java.util.Optional;
import java.util.OptionalInt;

/** The source of champions: the registry names them, the store holds their files. Calls may take seconds. */
public interface ChampionSource extends AutoCloseable {
    /**
     * The version with the alias {@code champion}; empty if there is none.
     *
     * @throws io.refocus.fault.RefocusException when the registry, or before the first champion the store, does not answer
     */
    OptionalInt version();

    /**
     * Loads that version into memory and verifies its digests.
     *
     * @throws io.refocus.fault.RefocusException if it cannot be read or does not match its description
     */
    ServedModel load(int version);

    /** A model that ships with Refocus, to be served until there is a champion; empty if none ships. */
    default Optional<ServedModel> shipped() {
        return Optional.empty();
    }

    /** Why the store cannot be reached now; empty if it answers. */
    default Optional<String> storeTrouble() {
        return Optional.empty();
    }

    @Override
    void close();
}
