package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.ChoiceType;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.Sharing;

/** Where {@code mesh} stands. */
final class RootBlock {

    private static final Parameter<String> CLUSTER = Parameter.named("cluster", ArgumentTypes.TEXT);
    private static final Parameter<String> NAMESPACE = Parameter.named("namespace", ArgumentTypes.TEXT);
    private static final Parameter<Boolean> FAIL_BUILD = Parameter.named("failBuild", ArgumentTypes.FLAG);
    private static final Parameter<Sharing> OWNER = Parameter.named("owner", ChoiceType.of(Sharing.class));

    static final Block<Wish> BLOCK = Block.named("script", Wish.NONE)
            .block(
                    MeshBlock.BLOCK,
                    "what is wanted of one namespace in one cluster",
                    "mesh(cluster: 'prod', namespace: 'shop') { mtls 'STRICT' }",
                    (none, call) -> read(call),
                    CLUSTER,
                    NAMESPACE,
                    FAIL_BUILD,
                    OWNER);

    private RootBlock() {}

    private static Wish read(Call call) {
        MeshDraft mesh = call.body(MeshBlock.BLOCK);
        Wish wish = new Wish(
                call.find(CLUSTER),
                call.find(NAMESPACE),
                call.find(FAIL_BUILD).orElse(true),
                call.find(OWNER).orElse(Sharing.REFUSE),
                mesh.spec(),
                mesh.rollouts());
        wish.namespace().ifPresent(wish::in); // refuses a name that is none
        return wish;
    }
}
