package io.jenkins.plugins.servicemesh.embedded.field;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An object of named fields.
 *
 * @param name as OpenAPI refers to it, for example {@code io.k8s.api.core.v1.PodSpec}; empty if it stands in one place alone
 * @param isAtomic whether it is one value
 * @param isOpen whether fields without a name here are kept
 */
public record StructType(String name, Map<String, Field> fields, boolean isAtomic, boolean isOpen)
        implements FieldType {

    public StructType {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The field of that name, if there is one. */
    public Optional<Field> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.struct(this);
    }

    @Override
    public FieldType below(String key) {
        return field(key).map(Field::type).orElse(AnyType.ANY);
    }

    /** Equal when it is the same type: comparing whole trees of fields would take long. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
