package io.jenkins.plugins.servicemesh.pipeline.dsl;

import hudson.Extension;
import io.jenkins.plugins.servicemesh.dsl.BlockDelegate;
import java.net.URL;
import org.jenkinsci.plugins.workflow.cps.GroovySourceFileAllowlist;
import org.jspecify.annotations.Nullable;

/** Lets Pipelines load the one Groovy source of the DSL: this very file, wherever it is installed. */
@Extension
public final class MeshDslAllowlist extends GroovySourceFileAllowlist {

    private static final @Nullable URL SOURCE = BlockDelegate.class.getResource("MeshDsl.groovy");

    @Override
    public boolean isAllowed(String groovySourceFileUrl) {
        return SOURCE != null && SOURCE.toString().equals(groovySourceFileUrl);
    }
}
