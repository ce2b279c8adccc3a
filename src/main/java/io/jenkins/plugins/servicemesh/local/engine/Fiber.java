package io.jenkins.plugins.servicemesh.local.engine;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.RunningBody;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One line of execution: it runs to its next step, waits for that, and goes on. */
final class Fiber implements RunningBody {
    private final Engine engine;
    private final Scope scope;
    private final Continuable program;
    private final Consumer<Outcome> end;
    private @Nullable StepCall step;
    private Outcome beginning = new Outcome(null, null);
    private boolean begun;

    Fiber(Engine engine, Scope scope, Continuable program, Consumer<Outcome> end) {
        this.engine = engine;
        this.scope = scope;
        this.program = program;
        this.end = end;
    }

    Scope scope() {
        return scope;
    }

    Continuable program() {
        return program;
    }

    /** Begins when its turn comes. */
    void start() {
        engine.loop().post(() -> proceed(beginning));
    }

    /** Goes on with this outcome of its step, to the next one or to the end. */
    void proceed(Outcome outcome) {
        begun = true;
        step = null;
        Outcome reached = engine.run(this, outcome);
        if (reached.getNormal() instanceof StepRequest request && program.isResumable()) {
            step = new StepCall(engine, this, request.name());
            step.start(request);
        } else {
            end.accept(reached);
        }
    }

    @Override
    public void interrupt(PipelineInterruption cause) {
        if (step != null) {
            step.interrupt(cause);
        } else if (!begun) {
            beginning = new Outcome(null, cause);
        }
    }
}
