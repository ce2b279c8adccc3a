package io.jenkins.plugins.servicemesh.local.engine;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.Next;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import groovy.lang.Closure;

/** A block of the script. */
record ClosureBody(Closure<?> closure) implements Code {

    @Override
    public Continuable program(Env caller) {
        try {
            // a closure that was not transformed (a method pointer's, a curried one's) may run to its end right here
            return new Continuable(Next.terminate(closure.call()));
        } catch (CpsCallableInvocation invocation) {
            return new Continuable(invocation.invoke(caller, null, Continuation.HALT));
        }
    }
}
