package io.refocus.stores;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.net.URI;
import java.util.Map;

/** Reads settings from environment variables; errors name the variable. */
final class Environment {
    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    String text(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "the environment variable " + name
                            + " is not set; './refocus up' starts a stack and sets it, or set it yourself");
        }
        return value.strip();
    }

    URI address(String name) {
        return checkAddress(name, URI.create(text(name).replace(' ', '+')));
    }

    static URI checkAddress(String name, URI address) {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw new RefocusException(
                    Fault.BAD_INPUT, name + " is '" + address + "'; expected an address like http://127.0.0.1:9000");
        }
        return address;
    }
}
