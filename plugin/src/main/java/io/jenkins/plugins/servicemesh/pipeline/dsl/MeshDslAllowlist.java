package io.jenkins.plugins.servicemesh.pipeline.dsl;

import hudson.Extension;
import io.jenkins.plugins.servicemesh.dsl.BlockDelegate;
import java.util.Objects;
import java.util.Set;
import org.jenkinsci.plugins.workflow.cps.GroovySourceFileAllowlist;

/** Lets Pipelines load the three Groovy sources of the DSL: these very files, wherever they are installed. */
@Extension
public final class MeshDslAllowlist extends GroovySourceFileAllowlist {

    private static final Set<String> SOURCES = Set.of(
            source(BlockDelegate.class, "MeshDsl.groovy"),
            source(MeshVariable.class, "PipelineMesh.groovy"),
            source(RolloutVariable.class, "RolloutCall.groovy"));

    @Override
    public boolean isAllowed(String groovySourceFileUrl) {
        return SOURCES.contains(groovySourceFileUrl);
    }

    private static String source(Class<?> neighbour, String file) {
        return Objects.requireNonNull(neighbour.getResource(file)).toString();
    }
}
