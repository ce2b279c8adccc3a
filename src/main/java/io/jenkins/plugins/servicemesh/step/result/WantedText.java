package io.jenkins.plugins.servicemesh.step.result;

import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What is wanted, as it was written: kept by a Pipeline between a plan and its approval. */
public final class WantedText implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<MeshIntent> intents;
    private final String yaml;
    private final String source;

    private WantedText(List<MeshIntent> intents, String yaml, String source) {
        this.intents = new ArrayList<>(intents);
        this.yaml = yaml;
        this.source = source;
    }

    /** A block of the DSL. */
    public static WantedText of(MeshIntent intent) {
        return new WantedText(List.of(intent), "", "");
    }

    /**
     * A file of the DSL.
     *
     * @param source what messages call it
     */
    public static WantedText of(List<MeshIntent> intents, String source) {
        return new WantedText(intents, "", source);
    }

    /**
     * Mesh files and Kubernetes objects.
     *
     * @param source what messages call it
     */
    public static WantedText of(String yaml, String source) {
        return new WantedText(List.of(), yaml, source);
    }

    public List<MeshIntent> intents() {
        return List.copyOf(intents);
    }

    /** Empty for a block of the DSL. */
    public String yaml() {
        return yaml;
    }

    public String source() {
        return source;
    }
}
