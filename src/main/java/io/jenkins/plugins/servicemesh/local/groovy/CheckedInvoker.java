package io.jenkins.plugins.servicemesh.local.groovy;

import com.cloudbees.groovy.cps.impl.CallSiteBlock;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import org.jspecify.annotations.Nullable;

/** Calls as another invoker does, and makes an error of each plain method that let a call of CPS code escape. */
public final class CheckedInvoker implements Invoker {
    private static final long serialVersionUID = 1L;
    private final Invoker invoker;

    /** @param invoker makes the calls */
    public CheckedInvoker(Invoker invoker) {
        this.invoker = invoker;
    }

    @Override
    public @Nullable Object methodCall(Object receiver, String method, Object[] arguments) throws Throwable {
        try {
            return invoker.methodCall(receiver, method, arguments);
        } catch (CpsCallableInvocation invocation) {
            if (CalledMethod.of(receiver, method, arguments).cannotCall(invocation)) {
                throw new CpsMismatch(method);
            }
            throw invocation;
        }
    }

    @Override
    public Object constructorCall(Class type, Object[] arguments) throws Throwable {
        try {
            return invoker.constructorCall(type, arguments);
        } catch (CpsCallableInvocation invocation) {
            throw new CpsMismatch("the constructor of " + type.getSimpleName());
        }
    }

    @Override
    public Object superCall(Class type, Object receiver, String method, Object[] arguments) throws Throwable {
        return invoker.superCall(type, receiver, method, arguments);
    }

    @Override
    public Object getProperty(Object receiver, String name) throws Throwable {
        return invoker.getProperty(receiver, name);
    }

    @Override
    public void setProperty(Object receiver, String name, Object value) throws Throwable {
        invoker.setProperty(receiver, name, value);
    }

    @Override
    public Object getAttribute(Object receiver, String name) throws Throwable {
        return invoker.getAttribute(receiver, name);
    }

    @Override
    public void setAttribute(Object receiver, String name, Object value) throws Throwable {
        invoker.setAttribute(receiver, name, value);
    }

    @Override
    public Object getArray(Object receiver, Object index) throws Throwable {
        return invoker.getArray(receiver, index);
    }

    @Override
    public void setArray(Object receiver, Object index, Object value) throws Throwable {
        invoker.setArray(receiver, index, value);
    }

    @Override
    public Object methodPointer(Object receiver, String name) {
        return invoker.methodPointer(receiver, name);
    }

    @Override
    public Invoker contextualize(CallSiteBlock callSite) {
        Invoker other = invoker.contextualize(callSite);
        return other == invoker ? this : new CheckedInvoker(other);
    }
}
