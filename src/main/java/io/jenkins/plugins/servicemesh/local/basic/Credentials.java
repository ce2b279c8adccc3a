package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The secrets of a run; the console never shows them.
 *
 * @param values by the id of the credentials: a text, or {@code user:password}
 */
public record Credentials(Map<String, String> values) {

    public Credentials {
        values = Map.copyOf(values);
    }

    /** The text with each secret, and each password alone, replaced by stars. */
    public String mask(String text) {
        String masked = text;
        for (String secret : secrets()) {
            masked = masked.replace(secret, "****");
        }
        return masked;
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>(values.values());
        values.values().forEach(value -> secrets.add(value.substring(value.indexOf(':') + 1)));
        return secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** What {@code NAME = credentials('id')} puts into the environment, as lines {@code NAME=value}. */
    PipelineStep step() {
        StepSignature signature =
                StepSignature.named("credentials").requiring("id").taking("variable");
        return PipelineStep.of(signature, (arguments, context) -> {
            String name = arguments.text("variable").orElse(arguments.requiredText("id"));
            String value = find(arguments.requiredText("id"));
            int colon = value.indexOf(':');
            return colon < 0
                    ? List.of(name + "=" + value)
                    : List.of(
                            name + "=" + value,
                            name + "_USR=" + value.substring(0, colon),
                            name + "_PSW=" + value.substring(colon + 1));
        });
    }

    private String find(String id) {
        String value = values.get(id);
        if (value == null) {
            Finding finding = Finding.notAllowed("pipeline/credentials", "credentials", id, values.keySet());
            throw new FindingsException(
                    finding.suggestion().isPresent()
                            ? finding
                            : finding.withSuggestion("supply them: --credential " + id + "=VARIABLE"));
        }
        return value;
    }
}
