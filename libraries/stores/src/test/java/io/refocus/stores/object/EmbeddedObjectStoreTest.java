package io.refocus.stores.object;

import io.refocus.stores.EmbeddedStore;
import io.refocus.stores.StoreSettings;

class EmbeddedObjectStoreTest extends ObjectStoreContract {
    @Override
    protected StoreSettings settings() {
        return EmbeddedStore.freshBucket();
    }
}
