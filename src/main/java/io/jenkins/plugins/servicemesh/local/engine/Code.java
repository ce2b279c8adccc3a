package io.jenkins.plugins.servicemesh.local.engine;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Env;
import io.jenkins.plugins.servicemesh.local.step.StepBody;

/** What a fiber can run. */
sealed interface Code extends StepBody permits ClosureBody, ScriptBody {

    /** The code as a program of its own, not yet begun. */
    Continuable program(Env caller);
}
