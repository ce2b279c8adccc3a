package io.jenkins.plugins.servicemesh.dsl

/**
 * Runs the closures of the blocks, and nothing else: only code that went through the script's own CPS transformation can
 * call a closure of the script, so whoever runs the script compiles this class. What the words mean is in Java.
 *
 * A host puts an instance under the name `mesh`, and answers `meshApply(spec: MeshIntent)`, `meshPlan(spec: MeshIntent)`
 * and `meshCanary(spec: MeshIntent, number: int)`, where the number tells which of the intent's rollouts is meant, from 0.
 */
class MeshDsl extends BlockDelegate {
    private static final long serialVersionUID = 1L

    /** @param host answers `meshApply`, `meshPlan` and `meshCanary`: a script, whose steps those are */
    MeshDsl(Object host) {
        super(host)
    }

    /** @param names all that the host answers to, such as its steps: any other word is a mistake */
    MeshDsl(Object host, Collection<String> names) {
        super(host, names)
    }

    private MeshDsl(Recording recording) {
        super(recording)
    }

    /**
     * `mesh(cluster: 'prod', namespace: 'shop') { }`: makes the mesh so, then runs the rollouts in their order, up to the first of
     * all these that did not do what was wanted; returns what the last one returned. Each call records afresh, so that parallel
     * branches never meet.
     */
    Object call(Object... arguments) {
        MeshIntent intent = written(arguments)
        Object result = intent.isConfiguration() ? recording().host().meshApply(spec: intent) : null
        for (int number = 0; recording().goesOn(result) && number < intent.rolloutCount(); number++) {
            result = recording().host().meshCanary(spec: intent, number: number)
        }
        return result
    }

    /** `mesh.plan(cluster: 'prod', namespace: 'shop') { }`: what the same block would write, for approval; rollouts are named only. */
    Object plan(Object... arguments) {
        return recording().host().meshPlan(spec: written(arguments))
    }

    private MeshIntent written(Object[] arguments) {
        return new MeshDsl(recording().fresh()).methodMissing('mesh', arguments)
    }

    /** Takes every word of every block. The trace is made here because here the engine adds the script's lines to it. */
    Object methodMissing(String word, Object arguments) {
        Recording inner = recording().enter(word, arguments, new Throwable())
        if (inner.body() != null) {
            write(inner.body(), inner)
        }
        recording().leave(inner)
        return recording().isOutermost() ? recording().intent() : null
    }

    /** A clone of the closure would not do: the CPS engine runs the original one whatever it is called on. */
    private Object write(Closure block, Recording inner) {
        Object before = block.delegate
        block.delegate = new MeshDsl(inner)
        block.resolveStrategy = Closure.DELEGATE_FIRST
        try {
            block.call()
        } catch (AssignmentException mistake) {
            inner.refuse(mistake)
        } finally {
            block.delegate = before
        }
    }
}
