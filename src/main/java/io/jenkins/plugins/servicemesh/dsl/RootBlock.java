package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.model.MeshSpec;
import java.util.Optional;

/** Where {@code mesh} stands. */
final class RootBlock {

    /**
     * What one {@code mesh} says.
     *
     * @param spec what is wanted, of the namespace where one is given, else of one whose name does not count
     */
    record Wish(Optional<String> cluster, Optional<String> namespace, MeshSpec spec) {

        static final Wish NONE = new Wish(Optional.empty(), Optional.empty(), MeshBlock.BLOCK.start());

        /** The same of that namespace. */
        MeshSpec in(String other) {
            return spec.in(other);
        }
    }

    static final String NAME = "script";

    private static final Parameter<String> CLUSTER = Parameter.named("cluster", ArgumentTypes.TEXT);
    private static final Parameter<String> NAMESPACE = Parameter.named("namespace", ArgumentTypes.TEXT);

    static final Block<Wish> BLOCK = Block.named(NAME, Wish.NONE)
            .block(
                    MeshBlock.BLOCK,
                    "what is wanted of one namespace in one cluster",
                    "mesh(cluster: 'prod', namespace: 'shop') { mtls 'STRICT' }",
                    (none, call) -> read(call),
                    CLUSTER,
                    NAMESPACE);

    private RootBlock() {}

    private static Wish read(Call call) {
        Wish wish = new Wish(call.find(CLUSTER), call.find(NAMESPACE), call.body(MeshBlock.BLOCK));
        wish.namespace.ifPresent(wish::in); // refuses a name that is none
        return wish;
    }
}
