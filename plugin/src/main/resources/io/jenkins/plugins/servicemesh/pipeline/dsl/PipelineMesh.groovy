package io.jenkins.plugins.servicemesh.pipeline.dsl

import hudson.AbortException
import io.jenkins.plugins.servicemesh.check.FindingsException
import io.jenkins.plugins.servicemesh.dsl.MeshDsl

/** `mesh` in a Pipeline. What is wrong with a block ends the build with these words alone, as with every step: no trace. */
class PipelineMesh implements Serializable {
    private static final long serialVersionUID = 1L

    private final MeshDsl dsl

    /** @param script whose steps the blocks end in */
    PipelineMesh(Object script) {
        dsl = new MeshDsl(script)
    }

    /** `mesh(cluster: 'prod', namespace: 'shop') { }`. */
    Object call(Object... arguments) {
        try {
            return dsl.call(arguments)
        } catch (FindingsException mistakes) {
            throw new AbortException(mistakes.message)
        }
    }

    /** `mesh.plan(cluster: 'prod', namespace: 'shop') { }`. */
    Object plan(Object... arguments) {
        try {
            return dsl.plan(arguments)
        } catch (FindingsException mistakes) {
            throw new AbortException(mistakes.message)
        }
    }
}
