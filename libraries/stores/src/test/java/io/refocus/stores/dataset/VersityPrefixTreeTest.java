package io.refocus.stores.dataset;

import io.refocus.stores.StoreSettings;
import io.refocus.stores.VersityStore;
import org.junit.jupiter.api.Tag;

@Tag("server")
class VersityPrefixTreeTest extends PrefixTreeContract {
    @Override
    protected StoreSettings settings() {
        return VersityStore.freshBucket();
    }
}
