package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.rollout.Gate;
import io.jenkins.plugins.servicemesh.rollout.gate.WebhookGate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name webhooks which rollouts may ask. */
final class GatesChoice {

    @Option(
            names = "--gate",
            paramLabel = "NAME=URL",
            description = "A webhook that rollouts may ask by this name; may be repeated.")
    private Map<String, String> urls = new LinkedHashMap<>();

    @Option(
            names = "--gate-token-env",
            paramLabel = "NAME=VAR",
            description = "Variable of the environment that holds the bearer token for that webhook; may be repeated.")
    private Map<String, String> tokens = new LinkedHashMap<>();

    @Option(
            names = "--gate-ca",
            paramLabel = "FILE",
            description = "Certificates in PEM that are trusted for webhooks, instead of the system's.")
    private @Nullable Path caFile;

    /**
     * The webhooks by name.
     *
     * @throws UsageException when a URL is none, or a variable or file is not there
     */
    Map<String, Gate> gates(Terminal terminal) {
        Optional<String> pem = Optional.ofNullable(caFile).map(GatesChoice::text);
        tokens.keySet().stream().filter(name -> !urls.containsKey(name)).forEach(name -> {
            throw new UsageException("--gate-token-env: there is no --gate " + name + "=URL");
        });
        Map<String, Gate> gates = new LinkedHashMap<>();
        urls.forEach((name, url) -> gates.put(name, gate(name, url, terminal, pem)));
        return gates;
    }

    private Gate gate(String name, String url, Terminal terminal, Optional<String> pem) {
        Optional<String> token = Optional.ofNullable(tokens.get(name)).map(variable -> token(variable, terminal));
        try {
            return WebhookGate.at(URI.create(url), token, pem);
        } catch (InvalidValueException e) {
            throw new UsageException("--gate " + name + ": " + e.getMessage());
        } catch (IllegalArgumentException e) { // its words quote what may hold a password
            throw new UsageException("--gate " + name + ": not a URL");
        }
    }

    private static String token(String variable, Terminal terminal) {
        String token = terminal.environment().get(variable);
        if (token == null || token.isBlank()) {
            throw new UsageException("--gate-token-env: the variable " + variable + " is not set");
        }
        return token.strip();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageException("--gate-ca: cannot read " + file);
        }
    }
}
