package io.refocus.stores.object;

import io.refocus.stores.StoreSettings;
import io.refocus.stores.VersityStore;
import org.junit.jupiter.api.Tag;

@Tag("server")
class VersityObjectStoreTest extends ObjectStoreContract {
    @Override
    protected StoreSettings settings() {
        return VersityStore.freshBucket();
    }
}
