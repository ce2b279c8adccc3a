package io.jenkins.plugins.servicemesh.mesh;

/** How far a mesh supports a feature. */
public sealed interface Support {

    /** As asked. */
    record Supported() implements Support {}

    /** In part; needs an explicit opt-in. */
    record Degraded(String whatIsLost) implements Support {}

    /** Once something else is there. */
    record Requires(String what) implements Support {}

    /** Not at all. */
    record Unsupported(String why, String nearest) implements Support {}
}
