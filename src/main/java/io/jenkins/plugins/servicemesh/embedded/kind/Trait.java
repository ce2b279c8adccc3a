package io.jenkins.plugins.servicemesh.embedded.kind;

/** In what a kind differs from others. */
public enum Trait {
    /** Defined by a CustomResourceDefinition. */
    CUSTOM,
    /** Its status is written apart from the rest. */
    STATUS,
    /** Counts the changes of its spec. */
    GENERATION,
    /** May be replaced without saying which version is replaced. */
    UNCONDITIONAL_UPDATE,
    /** Its removal answers with the object. */
    RETURNS_REMOVED,
    /** Its number of replicas is also read and written apart from the rest. */
    SCALE,
    /** Written by the server alone. */
    READ_ONLY,
    /** A question: it is posted and answered, never stored. */
    QUESTION
}
