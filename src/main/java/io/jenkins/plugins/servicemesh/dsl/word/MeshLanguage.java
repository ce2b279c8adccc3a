package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Grammar;
import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import java.util.List;

/** The mesh language: the tables of all blocks, tied together. */
public final class MeshLanguage {

    /** All blocks, from the one in which {@code mesh} stands. */
    public static final Grammar GRAMMAR = Grammar.of(RootBlock.BLOCK);

    /** What is wanted of a namespace; of one whose name does not count. */
    public static final Block<MeshDraft> MESH = MeshBlock.BLOCK;

    /** Which requests are meant. */
    public static final Block<RequestMatch> MATCH = MatchBlock.BLOCK;

    /** What a namespace or a workload reports. */
    public static final Block<TelemetrySpec> TELEMETRY = TelemetryBlock.BLOCK;

    private MeshLanguage() {}

    /**
     * What one {@code mesh} asks for.
     *
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException with all that is wrong with it
     */
    public static Wish read(Statement mesh) {
        return GRAMMAR.read(RootBlock.BLOCK, List.of(mesh), mesh.place(""));
    }
}
