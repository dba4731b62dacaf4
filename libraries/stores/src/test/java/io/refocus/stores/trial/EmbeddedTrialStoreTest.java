package io.refocus.stores.trial;

import io.refocus.stores.EmbeddedStore;
import io.refocus.stores.StoreSettings;

class EmbeddedTrialStoreTest extends TrialStoreContract {
    @Override
    protected StoreSettings settings() {
        return EmbeddedStore.freshBucket();
    }
}
