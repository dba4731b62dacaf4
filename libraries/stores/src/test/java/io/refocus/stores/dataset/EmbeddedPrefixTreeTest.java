package io.refocus.stores.dataset;

import io.refocus.stores.EmbeddedStore;
import io.refocus.stores.StoreSettings;

class EmbeddedPrefixTreeTest extends PrefixTreeContract {
    @Override
    protected StoreSettings settings() {
        return EmbeddedStore.freshBucket();
    }
}
