package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of the build: what was given, and the defaults of what the script declares. */
public final class BuildParameters {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param given by whoever started the build */
    public BuildParameters(Map<String, ?> given) {
        values.putAll(given);
    }

    /** The values now; what is declared later appears in it. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * Gives the defaults to what was not given.
     *
     * @throws FindingsException if a value was given that no parameter takes
     */
    void declare(List<ParameterDefinition> definitions) {
        List<String> names = definitions.stream().map(ParameterDefinition::name).toList();
        List<Finding> findings = new ArrayList<>();
        for (String given : values.keySet()) {
            if (!names.contains(given)) {
                findings.add(Finding.notAllowed("pipeline/parameter", "parameter", given, names));
            }
        }
        FindingsException.throwIfErrors(findings);
        for (ParameterDefinition definition : definitions) {
            Object given = values.get(definition.name());
            values.put(
                    definition.name(),
                    given instanceof String text
                            ? definition.valueOf(text)
                            : given == null ? definition.defaultValue() : given);
        }
    }
}
