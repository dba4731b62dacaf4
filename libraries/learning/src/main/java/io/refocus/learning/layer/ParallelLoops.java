package io.refocus.learning.layer;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/** Distributes work over the cores, if the process may use more than one. */
final class ParallelLoops {
    /** Fewer values than this are not worth a second thread. */
    private static final long PARALLEL_FROM = 65_536;

    private ParallelLoops() {}

    /**
     * Runs the tasks {@code 0 .. tasks - 1}, in any order.
     *
     * @param values number of values that all tasks together read
     */
    static void each(long tasks, long values, IntConsumer work) {
        IntStream all = IntStream.range(0, Math.toIntExact(tasks));
        boolean parallel = values >= PARALLEL_FROM && Nd4j.getEnvironment().maxThreads() > 1;
        (parallel ? all.parallel() : all).forEach(work);
    }
}
