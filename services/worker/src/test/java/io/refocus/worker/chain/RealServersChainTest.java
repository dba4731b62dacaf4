package io.refocus.worker.chain;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** On Temporal's development server, VersityGW and MLflow. */
@Tag("server")
class RealServersChainTest extends ChainContract {
    @Override
    ChainServers stack(Path folder) {
        return ChainServers.real();
    }
}
