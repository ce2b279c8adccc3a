package io.jenkins.plugins.servicemesh.mesh.status;

import java.util.List;

/**
 * What one object asks for.
 *
 * @param source the object
 * @param scope whom it is about, in words
 * @param words what it asks for
 */
public record PolicyFact(String source, String scope, List<String> words) {

    public PolicyFact {
        words = List.copyOf(words);
    }
}
