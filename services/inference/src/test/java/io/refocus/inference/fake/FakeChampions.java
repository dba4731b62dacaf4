package io.refocus.inference.fake;

import io.refocus.inference.champion.ChampionSource;
import io.refocus.inference.champion.ServedModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry and a store in memory, which fail on demand. */
@Alternative
@ApplicationScoped
public class FakeChampions implements ChampionSource {
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final List<FakeModel> loaded = new CopyOnWriteArrayList<>();
    private volatile int version;
    private volatile RuntimeException registryFailure;
    private volatile RuntimeException loadFailure;
    private volatile FakeModel shipped;
    private volatile String storeTrouble;
    private volatile Runnable whileLoading = () -> {};
    private volatile Runnable beforeRestore = () -> {};
    private long looks;

    public void name(int champion) {
        version = champion;
    }

    /** The model to be served until there is a champion. */
    public void ship(FakeModel model) {
        shipped = model;
    }

    /** null: the store answers. */
    public void failStore(String trouble) {
        storeTrouble = trouble;
    }

    /** What happens while a version is loaded. */
    public void whileLoading(Runnable hook) {
        whileLoading = hook;
    }

    @Override
    public Optional<ServedModel> shipped() {
        return Optional.ofNullable(shipped);
    }

    @Override
    public Optional<String> storeTrouble() {
        return Optional.ofNullable(storeTrouble);
    }

    /** null: the registry answers. */
    public void failRegistry(RuntimeException failure) {
        registryFailure = failure;
    }

    /** null: loading succeeds. */
    public void failLoading(RuntimeException failure) {
        loadFailure = failure;
    }

    /** What every model loaded from now on does before it restores. */
    public void beforeRestore(Runnable hook) {
        beforeRestore = hook;
    }

    public List<FakeModel> loaded() {
        return loaded;
    }

    /** Returns when a look that began after this call has ended. */
    public synchronized void awaitLook() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (long wanted = looks + 2; looks < wanted; ) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("nobody looked at the registry for 10 s");
            }
            wait(left / 1_000_000 + 1);
        }
    }

    @Override
    public OptionalInt version() {
        synchronized (this) {
            looks++;
            notifyAll();
        }
        if (registryFailure != null) {
            throw registryFailure;
        }
        return version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
    }

    @Override
    public ServedModel load(int wanted) {
        whileLoading.run();
        if (loadFailure != null) {
            throw loadFailure;
        }
        FakeModel model = new FakeModel(wanted, beforeRestore);
        loaded.add(model);
        return model;
    }

    @Override
    public void close() {}
}
