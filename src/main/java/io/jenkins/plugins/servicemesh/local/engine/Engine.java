package io.jenkins.plugins.servicemesh.local.engine;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import groovy.lang.Script;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.time.EventLoop;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs one script to its end on the thread that calls {@link #run(Script, Scope)}. */
public final class Engine {
    private static final long PATIENCE = 1; // seconds that code may run without a step before it is interrupted anyway

    private final PipelineClock clock;
    private final EventLoop loop;
    private final Console console;
    private final StepRegistry steps;
    private final ScriptPlaces places;
    private final Build build;
    private final Env outermost;
    private volatile @Nullable Fiber root;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Fiber running;

    /**
     * An engine for one run.
     *
     * @param invoker how code of the Pipeline calls methods
     */
    public Engine(
            PipelineClock clock,
            Console console,
            StepRegistry steps,
            ScriptPlaces places,
            Build build,
            Invoker invoker) {
        this.clock = clock;
        this.loop = new EventLoop(clock);
        this.console = console;
        this.steps = steps;
        this.places = places;
        this.build = build;
        this.outermost = Envs.empty(invoker);
    }

    /** Runs the script; returns when it has ended. */
    public Outcome run(Script script, Scope scope) {
        Outcome[] end = new Outcome[1];
        Fiber fiber = new Fiber(this, scope, new Continuable(script, outermost), outcome -> end[0] = outcome);
        root = fiber;
        thread = Thread.currentThread();
        fiber.start();
        loop.runUntil(() -> end[0] != null);
        return end[0];
    }

    /** Interrupts what runs; any other thread may call it, before, during and after the run. */
    public void interrupt(PipelineInterruption cause) {
        AtomicBoolean delivered = new AtomicBoolean();
        CountDownLatch reached = new CountDownLatch(1);
        loop.post(() -> {
            reached.countDown();
            Fiber fiber = root;
            if (fiber != null && !delivered.getAndSet(true)) {
                fiber.interrupt(cause);
            }
        });
        if (Thread.currentThread() != thread) {
            interruptBusyLoop(cause, delivered, reached);
        }
    }

    private void interruptBusyLoop(PipelineInterruption cause, AtomicBoolean delivered, CountDownLatch reached) {
        try {
            boolean busy = !reached.await(PATIENCE, TimeUnit.SECONDS);
            Fiber fiber = running;
            if (busy && fiber != null && !delivered.getAndSet(true)) {
                fiber.program().superInterrupt(cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The scope of the code that runs now. */
    public Scope currentScope() {
        Fiber fiber = running;
        if (fiber == null) {
            throw new IllegalStateException("no code of the Pipeline runs now");
        }
        return fiber.scope();
    }

    /** Whether there is a step of that name. */
    public boolean knows(String step) {
        return steps.get(step).isPresent();
    }

    /** The state of the build. */
    public Build build() {
        return build;
    }

    /** The console of the run. */
    public Console console() {
        return console;
    }

    Outcome run(Fiber fiber, Outcome resumedWith) {
        running = fiber;
        try {
            return fiber.program().run0(resumedWith);
        } catch (Throwable e) {
            return new Outcome(null, e);
        } finally {
            running = null;
        }
    }

    Fiber fiber(Code body, Scope scope, Consumer<Outcome> end) {
        return new Fiber(this, scope, body.program(outermost), end);
    }

    EventLoop loop() {
        return loop;
    }

    /** The time of the run. */
    public PipelineClock clock() {
        return clock;
    }

    StepRegistry steps() {
        return steps;
    }

    ScriptPlaces places() {
        return places;
    }
}
