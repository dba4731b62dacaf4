package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class NativeBackendTest {
    private static final int UNUSUAL = 3;

    @Test
    void nobodySetsTheThreadsOfBlasLater() {
        NativeBackend.prepare();
        int threads = openblas_nolapack.blas_get_num_threads();
        openblas_nolapack.blas_set_num_threads(UNUSUAL);
        try {
            Nd4j.rand(8, 8).mmul(Nd4j.rand(8, 8));
            Norm.of(Nd4j.rand(8));

            assertThat(threads).isOne();
            assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(UNUSUAL);
        } finally {
            openblas_nolapack.blas_set_num_threads(threads);
        }
    }
}
