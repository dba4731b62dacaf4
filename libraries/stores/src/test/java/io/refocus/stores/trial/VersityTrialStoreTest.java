package io.refocus.stores.trial;

import io.refocus.stores.StoreSettings;
import io.refocus.stores.VersityStore;
import org.junit.jupiter.api.Tag;

@Tag("server")
class VersityTrialStoreTest extends TrialStoreContract {
    @Override
    protected StoreSettings settings() {
        return VersityStore.freshBucket();
    }
}
