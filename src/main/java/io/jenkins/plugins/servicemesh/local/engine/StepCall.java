package io.jenkins.plugins.servicemesh.local.engine;

import com.cloudbees.groovy.cps.Outcome;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.local.step.Activity;
import io.jenkins.plugins.servicemesh.local.step.BackgroundWork;
import io.jenkins.plugins.servicemesh.local.step.BodyInvocation;
import io.jenkins.plugins.servicemesh.local.step.Cancellable;
import io.jenkins.plugins.servicemesh.local.step.ContextKey;
import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StageResult;
import io.jenkins.plugins.servicemesh.local.step.StepBody;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.time.BackgroundTask;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One step that a fiber waits for. */
final class StepCall implements StepContext {
    private final Engine engine;
    private final Fiber fiber;
    private final String name;
    private final Place place;
    private final AtomicReference<Outcome> outcome = new AtomicReference<>();
    private final List<Fiber> bodies = new ArrayList<>();
    private @Nullable Consumer<PipelineInterruption> handler;
    private volatile @Nullable BackgroundTask task;

    StepCall(Engine engine, Fiber fiber, String name) {
        this.engine = engine;
        this.fiber = fiber;
        this.name = name;
        this.place = engine.places().of(fiber.program().getStackTrace());
    }

    void start(StepRequest request) {
        engine.console().trace(fiber.scope().label(), name);
        try {
            PipelineStep step = engine.steps().find(name);
            step.start(ArgumentReader.read(step.signature(), request.arguments()), this);
        } catch (Throwable e) {
            fail(e);
        }
    }

    void interrupt(PipelineInterruption cause) {
        if (outcome.get() != null) {
            // it has ended, but the fiber has not gone on yet
            outcome.set(new Outcome(null, cause));
        } else if (handler != null) {
            handler.accept(cause);
        } else if (bodies.isEmpty()) {
            fail(cause);
        } else {
            List.copyOf(bodies).forEach(body -> body.interrupt(cause));
        }
    }

    Fiber startBody(Code body, Scope scope, Consumer<Outcome> end) {
        Fiber[] started = new Fiber[1];
        started[0] = engine.fiber(body, scope, reached -> {
            bodies.remove(started[0]);
            end.accept(reached);
        });
        bodies.add(started[0]);
        started[0].start();
        return started[0];
    }

    @Override
    public void log(String text) {
        get(Activity.KEY).ifPresent(activity -> activity.notice(engine.clock().instant()));
        engine.console().print(fiber.scope().label(), text);
    }

    @Override
    public Map<String, String> environment() {
        return engine.build().environment(fiber.scope());
    }

    @Override
    public Path directory() {
        return fiber.scope().directory();
    }

    @Override
    public InstantSource clock() {
        return engine.clock();
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public <T> Optional<T> get(ContextKey<T> key) {
        return fiber.scope().get(key);
    }

    @Override
    public void setResult(Result result) {
        setResults(result, result);
    }

    @Override
    public void setResults(Result build, Result stage) {
        engine.build().worsen(build);
        get(StageResult.KEY).ifPresent(result -> result.worsen(stage));
    }

    @Override
    public BodyInvocation body(StepBody body) {
        return new ScopedInvocation(this, (Code) body, fiber.scope());
    }

    @Override
    public Cancellable after(Duration delay, Runnable action) {
        return engine.loop().after(delay, () -> {
            if (outcome.get() == null) {
                failOnException(action);
            }
        });
    }

    @Override
    public void inBackground(BackgroundWork work) {
        inBackground(work, asEndOfStep());
    }

    @Override
    public void inBackground(BackgroundWork work, OutcomeCallback callback) {
        PipelineInterruption[] interruption = new PipelineInterruption[1];
        String thread = name + " at " + place.describe();
        BackgroundTask worker = engine.loop().inBackground(thread, work, (value, failure) -> {
            handler = null;
            Throwable cause = interruption[0] != null ? interruption[0] : failure;
            tell(callback, value, cause);
        });
        task = worker;
        onInterrupt(cause -> {
            interruption[0] = cause;
            worker.interrupt();
        });
        worker.start();
    }

    void tell(OutcomeCallback callback, @Nullable Object value, @Nullable Throwable failure) {
        failOnException(() -> {
            if (failure == null) {
                callback.succeeded(value);
            } else {
                callback.failed(failure);
            }
        });
    }

    private void failOnException(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    OutcomeCallback asEndOfStep() {
        return new OutcomeCallback() {
            @Override
            public void succeeded(@Nullable Object value) {
                succeed(value);
            }

            @Override
            public void failed(Throwable cause) {
                fail(cause);
            }
        };
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        BackgroundTask sleeper = task;
        if (sleeper == null) {
            throw new IllegalStateException("only work in the background may sleep");
        }
        sleeper.sleep(duration);
    }

    @Override
    public void onInterrupt(Consumer<PipelineInterruption> newHandler) {
        handler = newHandler;
    }

    @Override
    public void succeed(@Nullable Object value) {
        end(new Outcome(value, null));
    }

    @Override
    public void fail(Throwable cause) {
        engine.places().note(cause, place);
        end(new Outcome(null, cause));
    }

    private void end(Outcome reached) {
        if (outcome.compareAndSet(null, reached)) {
            engine.loop().post(() -> fiber.proceed(Objects.requireNonNull(outcome.get())));
        }
    }
}
