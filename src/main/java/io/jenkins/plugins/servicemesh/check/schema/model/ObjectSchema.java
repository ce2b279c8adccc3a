package io.jenkins.plugins.servicemesh.check.schema.model;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object of named fields.
 *
 * @param properties the fields it has, in the definition's order
 * @param required those that must be present, after defaults
 * @param defaults the values that the server gives to absent fields
 * @param choices the groups of fields that exclude each other
 * @param open whether the server keeps fields that are not among the properties
 * @param atomic whether server-side apply replaces it as one value
 */
public record ObjectSchema(
        Map<String, Schema> properties,
        List<String> required,
        JsonObject defaults,
        List<Choice> choices,
        boolean open,
        boolean atomic)
        implements Schema {

    public ObjectSchema {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        required = List.copyOf(required);
        choices = List.copyOf(choices);
    }

    /** A closed object of these fields. */
    public static ObjectSchema of(Map<String, Schema> properties, List<String> required) {
        return new ObjectSchema(properties, required, JsonObject.EMPTY, List.of(), false, false);
    }

    /** The schema of that field, if the object has it. */
    public Optional<Schema> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** Whether that field may stand in this object. */
    public boolean allows(String name) {
        return open || properties.containsKey(name);
    }

    /** The same with these properties instead, of which those are required besides. */
    public ObjectSchema with(Map<String, Schema> others, Collection<String> alsoRequired) {
        Set<String> all = new LinkedHashSet<>(alsoRequired);
        all.addAll(required);
        return new ObjectSchema(others, List.copyOf(all), defaults, choices, open, atomic);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.object(this);
    }
}
