package io.jenkins.plugins.servicemesh.check.schema.model;

import java.util.List;

/**
 * Fields of one object that exclude each other.
 *
 * @param fields two or more, or one that is then required
 * @param required whether one of them must be set; else all may be absent
 */
public record Choice(List<String> fields, boolean required) {

    public Choice {
        fields = List.copyOf(fields);
    }
}
