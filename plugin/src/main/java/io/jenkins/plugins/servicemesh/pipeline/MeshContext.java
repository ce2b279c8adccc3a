package io.jenkins.plugins.servicemesh.pipeline;

import io.jenkins.plugins.servicemesh.step.StepScope;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code withMesh} supplies to the steps inside, as a running build keeps it. */
public final class MeshContext implements Serializable {
    private static final long serialVersionUID = 1L;

    private final @Nullable String cluster;
    private final @Nullable String namespace;

    private MeshContext(@Nullable String cluster, @Nullable String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /** The same as a value that can be kept. */
    public static MeshContext of(StepScope scope) {
        return new MeshContext(scope.cluster().orElse(null), scope.namespace().orElse(null));
    }

    /** What the library works with. */
    public StepScope scope() {
        return new StepScope(Optional.ofNullable(cluster), Optional.ofNullable(namespace));
    }
}
