package io.refocus.worker.chain;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** On the servers `refocus up` starts. */
@Tag("server")
class EmbeddedChainTest extends ChainContract {
    @Override
    ChainServers stack(Path folder) {
        return ChainServers.embedded(folder);
    }
}
