package io.jenkins.plugins.servicemesh.local.step;

/** A step given as a function. */
record FunctionStep(StepSignature signature, Start body) implements PipelineStep {

    @Override
    public void start(StepArguments arguments, StepContext context) throws Exception {
        body.start(arguments, context);
    }
}
