package io.jenkins.plugins.servicemesh.pipeline.dsl;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;

/** The variable {@code mesh}: a fresh one for each use, so that parallel branches never meet in it. */
@Extension
public final class MeshVariable extends GlobalVariable {

    static final String CLASS = "io.jenkins.plugins.servicemesh.dsl.MeshDsl";

    @Override
    public String getName() {
        return "mesh";
    }

    /** Compiled with the script, for only what the same engine transforms can run the script's closures. */
    @Override
    public Object getValue(CpsScript script) throws Exception {
        return script.getClass()
                .getClassLoader()
                .loadClass(CLASS)
                .getConstructor(Object.class)
                .newInstance(script);
    }
}
