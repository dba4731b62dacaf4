package io.refocus.learning.bench;

import io.refocus.learning.layer.NativeBackend;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** How many threads a native operation may use. */
final class Threads {
    private Threads() {}

    /** @param count 0 to leave ND4J its choice */
    static void use(int count) {
        NativeBackend.prepare();
        if (count == 0) return;
        Nd4j.getEnvironment().setMaxThreads(count);
        Nd4j.getEnvironment().setMaxMasterThreads(count);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
    }

    static int count() {
        return Nd4j.getEnvironment().maxThreads();
    }
}
