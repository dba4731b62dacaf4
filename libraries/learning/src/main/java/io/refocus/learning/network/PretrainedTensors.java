package io.refocus.learning.network;

import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.TensorSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Reads weights that ship with the program (ATTRIBUTION.md is beside them); refuses a file with another digest. */
final class PretrainedTensors {
    private PretrainedTensors() {}

    /**
     * The values of every tensor of the operators, by name; the file must hold exactly those.
     *
     * @throws IllegalStateException if the resource is missing or has another SHA-256
     */
    static Map<String, float[]> read(String resource, String sha256, List<Operator> operators) {
        Map<String, long[]> shapes = new HashMap<>();
        for (Operator operator : operators)
            for (TensorSpec tensor : operator.tensors()) shapes.put(tensor.name(), tensor.dimensions());
        Map<String, float[]> values = new HashMap<>();
        try {
            Path copy = Files.createTempFile("refocus", ".safetensors");
            try {
                Files.write(copy, verified(resource, sha256));
                SafeTensors.read(copy, shapes).forEach((name, tensor) -> values.put(name, tensor.values()));
            } finally {
                Files.delete(copy);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return values;
    }

    static byte[] verified(String resource, String sha256) {
        try (InputStream in = PretrainedTensors.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is missing from the program");
            byte[] file = in.readAllBytes();
            String got = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file));
            if (got.equals(sha256)) return file;
            throw new IllegalStateException(
                    "%s has SHA-256 %s; expected %s. Was the program changed?".formatted(resource, got, sha256));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
