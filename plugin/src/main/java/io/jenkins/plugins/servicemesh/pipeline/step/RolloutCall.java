package io.jenkins.plugins.servicemesh.pipeline.step;

import groovy.lang.Closure;
import hudson.Extension;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.DSL;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;

/**
 * Lets a step be called with a block and without one. Pipeline has steps that must have a block and steps that must not; each call
 * of these comes by here, and for its time the step is of the kind that the call needs.
 */
public abstract class RolloutCall extends GlobalVariable {

    private static final ThreadLocal<Boolean> WITH_BLOCK = ThreadLocal.withInitial(() -> false);

    private final String function;

    /** @param function the step */
    protected RolloutCall(String function) {
        this.function = function;
    }

    /** Whether the call that this thread makes just now has a block. */
    static boolean hasBlock() {
        return WITH_BLOCK.get();
    }

    @Override
    public final String getName() {
        return function;
    }

    @Override
    public final Object getValue(CpsScript script) {
        return new Call((DSL) script.getBinding().getVariable("steps"), function);
    }

    /** What a script calls. */
    public static final class Call {

        private final DSL steps;
        private final String function;

        Call(DSL steps, String function) {
            this.steps = steps;
            this.function = function;
        }

        /** Calls the step. */
        public Object call(Object... arguments) {
            boolean block = arguments.length > 0 && arguments[arguments.length - 1] instanceof Closure;
            WITH_BLOCK.set(block);
            try {
                return steps.invokeMethod(function, arguments);
            } finally {
                WITH_BLOCK.remove();
            }
        }
    }

    /** {@code istioCanary}. */
    @Extension
    public static final class IstioCanary extends RolloutCall {
        public IstioCanary() {
            super("istioCanary");
        }
    }

    /** {@code meshCanary}. */
    @Extension
    public static final class Canary extends RolloutCall {
        public Canary() {
            super("meshCanary");
        }
    }

    /** {@code meshBlueGreen}. */
    @Extension
    public static final class BlueGreen extends RolloutCall {
        public BlueGreen() {
            super("meshBlueGreen");
        }
    }
}
