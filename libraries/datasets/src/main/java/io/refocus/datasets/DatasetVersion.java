package io.refocus.datasets;

import io.refocus.documents.Legal;

/** A published dataset, by name and full digest. */
public record DatasetVersion(String name, String version) {
    public DatasetVersion {
        Legal.name("name", name);
        Legal.text("version", version);
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
