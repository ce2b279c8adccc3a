package io.jenkins.plugins.servicemesh.local.engine;

import io.jenkins.plugins.servicemesh.local.step.BodyInvocation;
import io.jenkins.plugins.servicemesh.local.step.ContextKey;
import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.RunningBody;
import java.nio.file.Path;
import java.util.Map;

/** A body and the scope in which it will run. */
record ScopedInvocation(StepCall call, Code body, Scope scope) implements BodyInvocation {

    @Override
    public BodyInvocation withEnvironment(Map<String, String> variables) {
        return in(scope.withEnvironment(variables));
    }

    @Override
    public BodyInvocation withDirectory(Path directory) {
        return in(scope.withDirectory(directory));
    }

    @Override
    public <T> BodyInvocation with(ContextKey<T> key, T value) {
        return in(scope.with(key, value));
    }

    @Override
    public BodyInvocation withLabel(String label) {
        return in(scope.withLabel(label));
    }

    @Override
    public RunningBody start(OutcomeCallback callback) {
        return call.startBody(body, scope, outcome -> call.tell(callback, outcome.getNormal(), outcome.getAbnormal()));
    }

    @Override
    public RunningBody startAsTail() {
        return start(call.asEndOfStep());
    }

    private BodyInvocation in(Scope other) {
        return new ScopedInvocation(call, body, other);
    }
}
