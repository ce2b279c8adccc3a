package io.jenkins.plugins.servicemesh.local.step;

import org.jspecify.annotations.Nullable;

/** A step that a Pipeline can call by its name. One object serves all calls and keeps no state between them. */
public interface PipelineStep {

    /** Name and arguments. */
    StepSignature signature();

    /**
     * Starts the step on the Pipeline's thread and returns soon. The step ends when {@link StepContext#succeed} or
     * {@link StepContext#fail} is called, now or later; an exception thrown here also ends it.
     */
    void start(StepArguments arguments, StepContext context) throws Exception;

    /** A step that ends at once with a value. */
    static PipelineStep of(StepSignature signature, Work work) {
        return new FunctionStep(signature, (arguments, context) -> context.succeed(work.run(arguments, context)));
    }

    /** A step whose work is done away from the Pipeline's thread. */
    static PipelineStep inBackground(StepSignature signature, Work work) {
        return new FunctionStep(
                signature, (arguments, context) -> context.inBackground(() -> work.run(arguments, context)));
    }

    /** A step that ends later, as it decides. */
    static PipelineStep starting(StepSignature signature, Start start) {
        return new FunctionStep(signature, start);
    }

    /** What a step does, from its arguments to its value. */
    interface Work {

        /** @return the step's value */
        @Nullable
        Object run(StepArguments arguments, StepContext context) throws Exception;
    }

    /** How a step starts: see {@link PipelineStep#start}. */
    interface Start {

        /** Starts the step. */
        void start(StepArguments arguments, StepContext context) throws Exception;
    }
}
