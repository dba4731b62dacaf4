package io.refocus.inference.champion;

import io.refocus.fault.RefocusException;
import io.refocus.inference.config.InferenceConfig;
import io.refocus.inference.config.ServerEnvironment;
import io.refocus.learning.restore.Restorer;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.stores.registry.ModelVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Champions named by MLflow's registry and kept in the bucket. Connects at first use, because either server may start
 * later.
 */
@ApplicationScoped
public class RegisteredChampions implements ChampionSource {
    private final String model;
    private final ServerEnvironment environment;
    private final boolean shippedWanted;
    private Bucket bucket;
    private MlflowConnection tracking;
    private Optional<ModelVersion> latest = Optional.empty();

    public RegisteredChampions(InferenceConfig config, ServerEnvironment environment) {
        this.model = config.model();
        this.environment = environment;
        this.shippedWanted = config.shipped();
    }

    @Override
    public synchronized OptionalInt version() {
        connect();
        Optional<ModelVersion> champion = new ModelRegistry(tracking).champion(model);
        if (champion.isEmpty()) {
            bucket.models().exists(model, 1); // only whether the store answers matters
            return OptionalInt.empty();
        }
        latest = champion;
        return OptionalInt.of(champion.get().version());
    }

    @Override
    public synchronized ServedModel load(int version) {
        connect();
        Path folder = newFolder();
        try {
            bucket.models().fetch(model, version, folder);
            return new RestorerModel(model, version, run(version), Restorer.load(folder));
        } finally {
            remove(folder); // the weights are in memory, or loading has failed
        }
    }

    @Override
    public Optional<ServedModel> shipped() {
        if (!shippedWanted) {
            return Optional.empty();
        }
        ShippedModels models = ShippedModels.ofThisBuild();
        return models.standard()
                .map(name -> new RestorerModel(
                        name,
                        RestorerModel.SHIPPED,
                        Optional.empty(),
                        Restorer.load(models.find(name).orElseThrow())));
    }

    @Override
    public synchronized Optional<String> storeTrouble() {
        try {
            connectStore();
            bucket.models().exists(model, 1); // only whether the store answers matters
            return Optional.empty();
        } catch (RefocusException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (bucket != null) {
            bucket.close();
        }
    }

    /** The files of a model are written before its run is known. */
    private Optional<String> run(int version) {
        return latest.filter(champion -> champion.version() == version)
                .map(ModelVersion::runId)
                .filter(id -> !id.isEmpty());
    }

    private void connect() {
        if (tracking == null) {
            tracking = MlflowConnection.open(TrackingSettings.fromEnvironment(environment.variables()));
        }
        connectStore();
    }

    private void connectStore() {
        if (bucket == null) {
            bucket = Bucket.open(StoreSettings.fromEnvironment(environment.variables()));
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("refocus-champion-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a folder for the champion's files", e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
