package io.refocus.inference.champion;

import java.util.OptionalInt;

/** Where champions come from: the registry names them, the store holds them. Calls may take seconds. */
public interface ChampionSource extends AutoCloseable {
    /**
     * The version the alias {@code champion} names now; empty when it names none.
     *
     * @throws io.refocus.fault.RefocusException when the registry, or before the first champion the store, does not answer
     */
    OptionalInt version();

    /**
     * Brings that version into memory, its digests verified.
     *
     * @throws io.refocus.fault.RefocusException when it cannot be had or is not what its description says
     */
    ServedModel load(int version);

    @Override
    void close();
}
