package io.refocus.stores.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Legal;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.mlflow.MlflowException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Model versions and aliases in MLflow's registry. Thread-safe. */
public final class ModelRegistry {
    public static final String CHAMPION = "champion";

    private static final int PAGE = 200;

    private final MlflowConnection mlflow;

    public ModelRegistry(MlflowConnection mlflow) {
        this.mlflow = mlflow;
    }

    /**
     * Registers the next version of a model, and the model with the first. To register once, look with {@link #findByTag} first.
     *
     * @param source where the weights come from
     * @param maker the run that made them
     * @return the new version, 1 or more
     */
    public int register(String model, String source, ModelMaker maker, Map<String, String> tags) {
        ensureModel(model);
        List<Map<String, String>> pairs = new TreeMap<>(tags)
                .entrySet().stream()
                        .map(e -> Map.of("key", e.getKey(), "value", e.getValue()))
                        .toList();
        Map<String, Object> body = new TreeMap<>(Map.of("name", model, "source", source, "tags", pairs));
        body.put("run_id", maker.runId().orElse(""));
        maker.modelId().ifPresent(id -> body.put("model_id", id));
        JsonNode answer = mlflow.post("register a version of model " + model, "model-versions/create", body);
        return parse(answer.path("model_version")).version();
    }

    /** All versions of a model, the newest first; none if there is no such model. */
    public List<ModelVersion> versions(String model) {
        String filter = encode("name='" + Legal.name("model", model) + "'");
        List<ModelVersion> versions = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = mlflow.get(
                    "list versions of model " + model,
                    String.format(
                            Locale.ROOT,
                            "model-versions/search?filter=%s&max_results=%d&page_token=%s",
                            filter,
                            PAGE,
                            encode(token)));
            page.path("model_versions").forEach(node -> versions.add(parse(node)));
            token = page.path("next_page_token").asText("");
        } while (!token.isEmpty());
        versions.sort(Comparator.comparingInt(ModelVersion::version).reversed());
        return List.copyOf(versions);
    }

    public Optional<ModelVersion> version(String model, int version) {
        return versions(model).stream().filter(v -> v.version() == version).findFirst();
    }

    /** The newest version that carries this tag. */
    public Optional<ModelVersion> findByTag(String model, String key, String value) {
        return versions(model).stream()
                .filter(version -> value.equals(version.tags().get(key)))
                .findFirst();
    }

    /** The version that is served. */
    public Optional<ModelVersion> champion(String model) {
        return alias(model, CHAMPION);
    }

    public Optional<ModelVersion> alias(String model, String alias) {
        for (JsonNode entry : find(model).path("aliases")) {
            if (entry.path("alias").asText().equals(alias)) {
                return version(model, entry.path("version").asInt());
            }
        }
        return Optional.empty();
    }

    /** Points an alias at a version instead of any other. */
    public void setAlias(String model, String alias, int version) {
        mlflow.post(
                String.format(Locale.ROOT, "make version %d the %s of model %s", version, alias, model),
                "registered-models/alias",
                Map.of("name", model, "alias", alias, "version", Integer.toString(version)));
    }

    /** Does nothing if there is no such alias. */
    public void removeAlias(String model, String alias) {
        mlflow.delete(
                "remove the %s of model %s".formatted(alias, model),
                "registered-models/alias",
                Map.of("name", model, "alias", alias));
    }

    /** Removes a version; its number is not given out again. */
    public void removeVersion(String model, int version) {
        mlflow.delete(
                String.format(Locale.ROOT, "remove version %d of model %s", version, model),
                "model-versions/delete",
                Map.of("name", model, "version", Integer.toString(version)));
    }

    private void ensureModel(String model) {
        if (!find(model).isMissingNode()) {
            return;
        }
        try {
            mlflow.post("make the model " + model, "registered-models/create", Map.of("name", model));
        } catch (MlflowException e) {
            if (!e.code().equals("RESOURCE_ALREADY_EXISTS")) { // another process created it meanwhile
                throw e;
            }
        }
    }

    /** By a search, whose answer is empty, not an error, if nothing exists. */
    private JsonNode find(String model) {
        String filter = encode("name='" + Legal.name("model", model) + "'");
        return mlflow.get("look for model " + model, "registered-models/search?filter=" + filter)
                .path("registered_models")
                .path(0);
    }

    private static ModelVersion parse(JsonNode node) {
        Map<String, String> tags = new LinkedHashMap<>();
        node.path("tags")
                .forEach(tag ->
                        tags.put(tag.path("key").asText(), tag.path("value").asText()));
        return new ModelVersion(
                node.path("name").asText(),
                node.path("version").asInt(),
                node.path("run_id").asText(),
                node.path("source").asText(),
                tags);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
