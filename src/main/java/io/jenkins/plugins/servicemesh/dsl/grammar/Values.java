package io.jenkins.plugins.servicemesh.dsl.grammar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Values by the parameter they were given for. Immutable. */
public record Values(Map<Parameter<?>, Object> map) {

    /** None was given. */
    public static final Values NONE = new Values(Map.of());

    public Values {
        map = Map.copyOf(map);
    }

    /** With one more. */
    public <T> Values with(Parameter<T> parameter, T value) {
        Map<Parameter<?>, Object> larger = new LinkedHashMap<>(map);
        larger.put(parameter, value);
        return new Values(larger);
    }

    @SuppressWarnings("unchecked") // with() is the only way in, and it checks the type
    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) map.get(parameter));
    }

    /** The value of a required parameter. */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter).orElseThrow(() -> new NoSuchElementException(parameter.name()));
    }
}
