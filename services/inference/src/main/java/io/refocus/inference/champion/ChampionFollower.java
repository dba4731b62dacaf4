package io.refocus.inference.champion;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Keeps the served model equal to the registry's champion by polling, on one thread. A poll never throws: while a
 * server is down the current model stays in service. Each change between success and failure is logged once.
 */
final class ChampionFollower {
    private static final Logger LOG = Logger.getLogger(ChampionFollower.class);
    private static final int NONE = 0;

    private final ChampionSource source;
    private final Consumer<ServedModel> warmUp;
    private final Champion champion;
    private final Backoff backoff;
    private int served = NONE;
    private boolean nothingShips;
    private String logged = "";

    ChampionFollower(ChampionSource source, Consumer<ServedModel> warmUp, Champion champion, Backoff backoff) {
        this.source = source;
        this.warmUp = warmUp;
        this.champion = champion;
        this.backoff = backoff;
    }

    /** Polls the registry once and loads or removes a model as it says. */
    void look() {
        try {
            OptionalInt version = source.version();
            if (follow(version.orElse(NONE))) {
                settle();
            }
        } catch (RuntimeException | LinkageError e) {
            report(e);
        }
        lookAtStore();
    }

    private void lookAtStore() {
        try {
            champion.store().now(source.storeTrouble().orElse(null));
        } catch (RuntimeException | LinkageError e) {
            champion.store().now(e.toString());
        }
    }

    /** @return false if the wanted version failed so recently that it is not tried yet */
    private boolean follow(int wanted) {
        if (wanted == NONE) {
            withdraw();
            serveShipped();
            return true;
        }
        if (wanted == served) {
            return true;
        }
        if (!backoff.allows(wanted)) {
            return false;
        }
        loadVersion(wanted);
        return true;
    }

    private void withdraw() {
        if (served != NONE) {
            champion.withdraw();
            LOG.warnf("the registry has no champion now: version %d is no longer served", served);
            served = NONE;
        }
    }

    private void serveShipped() {
        if (champion.find().isPresent() || nothingShips) {
            return;
        }
        champion.loading("the model that ships");
        try {
            Optional<ServedModel> shipped = source.shipped();
            nothingShips = shipped.isEmpty();
            shipped.ifPresent(model -> {
                warmUpOrClose(model);
                champion.serve(model);
                LOG.infof(
                        "nothing is promoted yet: serving %s, the model that ships",
                        model.card().name());
            });
        } finally {
            champion.loading(null);
        }
    }

    private void loadVersion(int wanted) {
        long start = System.nanoTime();
        champion.loading("version " + wanted);
        try {
            ServedModel next = source.load(wanted);
            warmUpOrClose(next);
            champion.serve(next);
        } catch (RuntimeException | LinkageError e) {
            if (!(e instanceof RefocusException known && known.fault() == Fault.UNREACHABLE)) {
                backoff.failed(wanted);
            }
            throw e;
        } finally {
            champion.loading(null);
        }
        backoff.succeeded();
        served = wanted;
        LOG.infof("serving version %d, loaded and warmed up in %d ms", wanted, (System.nanoTime() - start) / 1_000_000);
    }

    private void warmUpOrClose(ServedModel next) {
        try {
            warmUp.accept(next);
        } catch (RuntimeException | LinkageError e) {
            next.close();
            throw e;
        }
    }

    private void settle() {
        champion.trouble(null);
        if (!logged.isEmpty()) {
            LOG.info("the registry and the store answer again");
            logged = "";
        }
    }

    private void report(Throwable e) {
        if (Thread.currentThread().isInterrupted()) {
            return; // the service is stopping
        }
        String message = e instanceof RefocusException ? e.getMessage() : e.toString();
        champion.trouble(message);
        if (message.equals(logged)) {
            return;
        }
        logged = message;
        String now = champion.find()
                .map(card -> (card.shipped() ? "the model that ships" : "version " + card.version()) + " stays served")
                .orElse("nothing is served");
        if (e instanceof RefocusException) {
            LOG.warnf("cannot follow the champion, %s: %s", now, message);
        } else {
            LOG.errorf(e, "cannot follow the champion, %s", now);
        }
    }
}
