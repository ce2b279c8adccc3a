package io.jenkins.plugins.servicemesh.pipeline.dsl;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;

/** Stands before the step of the same name, so that it may be called with a block and without one. */
public abstract class RolloutVariable extends GlobalVariable {

    private static final String CLASS = "io.jenkins.plugins.servicemesh.pipeline.dsl.RolloutCall";

    private final String name;

    RolloutVariable(String name) {
        this.name = name;
    }

    @Override
    public final String getName() {
        return name;
    }

    @Override
    public final Object getValue(CpsScript script) throws Exception {
        return script.getClass()
                .getClassLoader()
                .loadClass(CLASS)
                .getConstructor(Object.class, String.class)
                .newInstance(script.getBinding().getVariable("steps"), name);
    }

    /** {@code meshCanary}. */
    @Extension
    public static final class Canary extends RolloutVariable {

        public Canary() {
            super("meshCanary");
        }
    }

    /** {@code istioCanary}. */
    @Extension
    public static final class IstioCanary extends RolloutVariable {

        public IstioCanary() {
            super("istioCanary");
        }
    }

    /** {@code meshBlueGreen}. */
    @Extension
    public static final class BlueGreen extends RolloutVariable {

        public BlueGreen() {
            super("meshBlueGreen");
        }
    }
}
