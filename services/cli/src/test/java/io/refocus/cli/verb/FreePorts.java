package io.refocus.cli.verb;

import io.refocus.cli.stack.PortCheck;
import java.util.Random;
import java.util.stream.IntStream;

/** Where a stack of a test finds its ports free. */
final class FreePorts {
    private static final int[] PORTS = {17_233, 18_233, 19_000, 15_000, 18_080, 18_081};

    private FreePorts() {}

    /** For {@code REFOCUS_PORT_OFFSET}. */
    static int offset() {
        return new Random()
                .ints(500, 10_000)
                .filter(candidate -> IntStream.of(PORTS).allMatch(port -> PortCheck.free(port + candidate)))
                .findFirst()
                .orElseThrow();
    }
}
