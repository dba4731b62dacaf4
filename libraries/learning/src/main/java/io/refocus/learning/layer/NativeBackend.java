package io.refocus.learning.layer;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/** Settings of ND4J that must be made before its first array. */
public final class NativeBackend {
    /** Below this many values an element-wise op runs on one thread: more threads cost more than they save. */
    private static final int PARALLEL_FROM = 32_768;

    /**
     * Kept so that the garbage collector does not drop their levels: the start messages of ND4J are for its
     * developers.
     */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("org.nd4j"), Logger.getLogger("org.deeplearning4j"));

    static {
        QUIET.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.WARNING));
        // JavaCPP would otherwise read the process's memory use from /proc for every pointer it makes.
        set("org.bytedeco.javacpp.maxphysicalbytes", "0");
        set("org.nd4j.log.initialization", "false");
        Nd4j.getEnvironment().setElementwiseThreshold(PARALLEL_FROM);
        // Where BLAS is called, the cores share out the calls; sums of one thread do not depend on the number of
        // threads either.
        Nd4j.factory().blas(); // made when it is first asked for, it would give BLAS all cores again
        openblas_nolapack.blas_set_num_threads(1);
    }

    private NativeBackend() {}

    /** Makes the settings; may be called again. A system property that is already set stays. */
    public static void prepare() {
        // Loading the class makes the settings.
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }
}
