package io.jenkins.plugins.servicemesh.pipeline.dsl

/** A rollout's step by its name, with or without a block: `meshCanary service: 'reviews'`, `meshCanary(service: 'reviews') { }`. */
class RolloutCall implements Serializable {
    private static final long serialVersionUID = 1L

    private final Object steps
    private final String name

    /** @param steps those of Jenkins */
    RolloutCall(Object steps, String name) {
        this.steps = steps
        this.name = name
    }

    /** The step itself. */
    Object call(Map arguments = [:]) {
        return steps."$name"(arguments)
    }

    /** The step with a block that is asked: its normal end is a yes, an exception a no. */
    Object call(Map arguments, Closure block) {
        return steps.meshRolloutAsking(step: name, arguments: arguments) {
            block.call()
        }
    }
}
