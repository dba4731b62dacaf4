package io.refocus.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a {@link StoreServer} needs.
 *
 * @param port 0 for any free one
 * @param folder buckets are its direct children
 * @param accessKey not empty
 * @param secretKey not empty; never printed
 */
public record StoreServerSettings(int port, Path folder, String accessKey, String secretKey) {
    public StoreServerSettings {
        Loopback.checkPort(port);
        folder = folder.toAbsolutePath().normalize();
        if (accessKey.isBlank() || secretKey.isBlank()) {
            throw new ServerStartException(
                    ServerStartException.BAD_INPUT, "the store's access key and secret key must not be empty");
        }
    }

    static StoreServerSettings of(String[] arguments, Map<String, String> environment) {
        if (arguments.length != 2) {
            throw new ServerStartException(
                    ServerStartException.BAD_INPUT,
                    "usage: StoreServer PORT FOLDER, got " + arguments.length + " arguments");
        }
        return new StoreServerSettings(
                Loopback.parsePort(arguments[0]),
                Path.of(arguments[1]),
                required(environment, "AWS_ACCESS_KEY_ID"),
                required(environment, "AWS_SECRET_ACCESS_KEY"));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new ServerStartException(
                    ServerStartException.BAD_INPUT,
                    "the environment variable " + name + " is not set; the store needs credentials");
        }
        return value;
    }

    @Override
    public String toString() {
        return "StoreServerSettings[port=" + port + ", folder=" + folder + ", credentials hidden]";
    }
}
