package io.jenkins.plugins.servicemesh.local.engine;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Env;
import groovy.lang.Script;

/**
 * A script that a step runs as if it were its block.
 *
 * @param script compiled to CPS code
 */
public record ScriptBody(Script script) implements Code {

    @Override
    public Continuable program(Env caller) {
        return new Continuable(script, caller);
    }
}
