package io.jenkins.plugins.servicemesh.pipeline;

import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.dsl.step.StepLanguage;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.step.StepRunner;
import io.jenkins.plugins.servicemesh.step.TemporaryChange;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import java.time.Instant;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code meshFault}: a change that holds while the block runs. It is taken back however the block ends, at its limit if the block
 * still runs, and after a restart all the same. An abort aborts the block, and its end takes the change back.
 */
public final class FaultExecution extends WaitingExecution {
    private static final long serialVersionUID = 1L;

    private final String function;
    private final String arguments;
    private long deadline;
    private @Nullable StepResult begun;
    private @Nullable BodyExecution body;
    private transient @Nullable PipelineHost host;

    public FaultExecution(StepContext context, String function, Map<String, Object> arguments) {
        super(context);
        this.function = function;
        this.arguments = JsonText.print(JsonValue.of(arguments));
    }

    @Override
    public boolean start() {
        now(this::begin);
        return false;
    }

    private void begin() throws Exception {
        TemporaryChange change = Refusals.plainly(() -> runner().begin(call()));
        begun = Outcomes.shown(change.begun(), getContext());
        if (!change.holds()) {
            succeed(begun);
            return;
        }
        deadline = Instant.now().plus(change.atMost()).toEpochMilli();
        body = getContext().newBodyInvoker().withCallback(new Body()).start();
        getContext().saveState();
        later(Instant.ofEpochMilli(deadline), this::expire);
    }

    @Override
    public void onResume() {
        if (begun == null) {
            now(this::begin);
        } else if (deadline > 0) {
            later(Instant.ofEpochMilli(deadline), this::expire);
        }
    }

    @Override
    public void stop(Throwable cause) {
        BodyExecution running = body;
        if (running == null || !running.cancel(cause)) {
            now(() -> takeBack(() -> fail(cause)));
        }
    }

    /** What the block does from here on it does without what it was meant to run with: that is told. */
    private void expire() throws Exception {
        deadline = 0;
        String message = "the time limit is over: taken back while the block still runs";
        host().log(message);
        Outcomes.unstable(message, getContext());
        takeBack(() -> getContext().saveState());
    }

    /** Once is enough, twice does no harm. */
    private void takeBack(Piece then) throws Exception {
        if (begun != null) {
            Outcomes.shown(Refusals.plainly(() -> runner().goOn(call(), begun).end()), getContext());
        }
        then.run();
    }

    private StepCall call() throws Exception {
        Map<String, Object> plain = JsonText.parseObject(arguments).toPlain();
        return StepLanguage.read(function, plain, host().place());
    }

    private StepRunner runner() throws Exception {
        return new StepRunner(host(), MeshStepExecution.scope(getContext()));
    }

    private PipelineHost host() throws Exception {
        if (host == null) {
            host = new PipelineHost(function, getContext());
        }
        return host;
    }

    @Override
    void close() {
        if (host != null) {
            host.close();
        }
    }

    /** The block's end is not the step's: first the change is taken back. */
    private final class Body extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onSuccess(StepContext context, @Nullable Object result) {
            now(() -> takeBack(() -> succeed(begun)));
        }

        @Override
        public void onFailure(StepContext context, Throwable cause) {
            now(() -> takeBack(() -> fail(cause)));
        }
    }
}
