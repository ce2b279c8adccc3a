package io.jenkins.plugins.servicemesh.dsl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Values by the parameter they were given for. Immutable. */
record Values(Map<Parameter<?>, Object> map) {

    static final Values NONE = new Values(Map.of());

    Values {
        map = Map.copyOf(map);
    }

    <T> Values with(Parameter<T> parameter, T value) {
        Map<Parameter<?>, Object> larger = new LinkedHashMap<>(map);
        larger.put(parameter, value);
        return new Values(larger);
    }

    @SuppressWarnings("unchecked") // with() is the only way in, and it checks the type
    <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) map.get(parameter));
    }

    /** The value of a required parameter. */
    <T> T get(Parameter<T> parameter) {
        return find(parameter).orElseThrow(() -> new NoSuchElementException(parameter.name()));
    }
}
