package io.jenkins.plugins.servicemesh.local.sandbox;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.kohsuke.groovy.sandbox.GroovyInterceptor;

/** Asks the sandbox before each call that sandboxed code makes on the thread on which this is registered. */
public final class SandboxInterceptor extends GroovyInterceptor {
    private final Sandbox sandbox;
    private final Predicate<Object> open;

    /**
     * @param whitelist what may be used besides what ordinary Pipelines use
     * @param own whether a class was written in the script, or in Groovy that the script may call
     * @param open whether an object has the properties and methods that scripts ask it for, the script itself among them
     */
    public SandboxInterceptor(SandboxWhitelist whitelist, Predicate<Class<?>> own, Predicate<Object> open) {
        this.sandbox = new Sandbox(whitelist, own);
        this.open = open;
    }

    @Override
    public Object onMethodCall(Invoker invoker, Object receiver, String method, Object... arguments) throws Throwable {
        if (receiver != null && !isIndexing(receiver, method, arguments) && !mayCall(receiver, method, arguments)) {
            throw refused(receiver, method, arguments);
        }
        return super.onMethodCall(invoker, receiver, method, arguments);
    }

    /** What a closure delegates to has been asked before the closure itself. */
    private static RuntimeException refused(Object receiver, String method, Object[] arguments) {
        return receiver instanceof Closure && !Sandbox.respondsTo(receiver, method)
                ? new MissingMethodException(method, receiver.getClass(), arguments)
                : SandboxViolation.call(typeOf(receiver), method, arguments);
    }

    /** A call by name is the call of that method; it is how calls in a closure reach what the closure delegates to. */
    private boolean mayCall(Object receiver, String method, Object[] arguments) {
        boolean byName = method.equals("invokeMethod") && arguments.length == 2;
        String called = byName ? String.valueOf(arguments[0]) : method;
        return sandbox.mayCall(receiver, called) || open.test(receiver) && !Sandbox.respondsTo(receiver, called);
    }

    @Override
    public Object onStaticCall(Invoker invoker, Class receiver, String method, Object... arguments) throws Throwable {
        if (!sandbox.mayCallStatic(receiver, method)) {
            throw SandboxViolation.call(receiver, method, arguments);
        }
        if (receiver == ScriptBytecodeAdapter.class && arguments.length == 2 && arguments[1] instanceof Class<?> type) {
            checkCast(arguments[0], type);
        }
        return super.onStaticCall(invoker, receiver, method, arguments);
    }

    /** A list or a map that is cast to a class calls its constructor. */
    private void checkCast(Object value, Class<?> type) {
        boolean constructs = (value instanceof Collection || value instanceof Map)
                && !type.isInstance(value)
                && !type.isArray()
                && !type.isInterface()
                && !type.isPrimitive()
                && type != Boolean.class
                && type != String.class;
        if (constructs && !sandbox.mayConstruct(type)) {
            throw SandboxViolation.constructor(type, new Object[] {value});
        }
    }

    @Override
    public Object onNewInstance(Invoker invoker, Class receiver, Object... arguments) throws Throwable {
        if (!sandbox.mayConstruct(receiver)) {
            throw SandboxViolation.constructor(receiver, arguments);
        }
        return super.onNewInstance(invoker, receiver, arguments);
    }

    @Override
    public void onSuperConstructor(Invoker invoker, Class receiver, Object... arguments) throws Throwable {
        if (receiver != Object.class && !sandbox.mayConstruct(receiver)) {
            throw SandboxViolation.constructor(receiver, arguments);
        }
        super.onSuperConstructor(invoker, receiver, arguments);
    }

    @Override
    public Object onSuperCall(Invoker invoker, Class sender, Object receiver, String method, Object... arguments)
            throws Throwable {
        Class<?> parent = sender.getSuperclass();
        if (!sandbox.mayCallStatic(parent, method)) {
            throw SandboxViolation.call(parent, method, arguments);
        }
        return super.onSuperCall(invoker, sender, receiver, method, arguments);
    }

    @Override
    public Object onGetProperty(Invoker invoker, Object receiver, String property) throws Throwable {
        checkRead(receiver, property);
        return super.onGetProperty(invoker, receiver, property);
    }

    @Override
    public Object onSetProperty(Invoker invoker, Object receiver, String property, Object value) throws Throwable {
        checkWrite(receiver, property);
        return super.onSetProperty(invoker, receiver, property, value);
    }

    @Override
    public Object onGetAttribute(Invoker invoker, Object receiver, String attribute) throws Throwable {
        checkOwn(receiver, attribute);
        return super.onGetAttribute(invoker, receiver, attribute);
    }

    @Override
    public Object onSetAttribute(Invoker invoker, Object receiver, String attribute, Object value) throws Throwable {
        checkOwn(receiver, attribute);
        return super.onSetAttribute(invoker, receiver, attribute, value);
    }

    @Override
    public Object onGetArray(Invoker invoker, Object receiver, Object index) throws Throwable {
        if (receiver instanceof Collection && index instanceof CharSequence) {
            throw SandboxViolation.member(receiver.getClass(), "getAt('" + index + "')");
        }
        if (!isIndexed(receiver, index)) {
            checkRead(receiver, String.valueOf(index));
        }
        return super.onGetArray(invoker, receiver, index);
    }

    @Override
    public Object onSetArray(Invoker invoker, Object receiver, Object index, Object value) throws Throwable {
        if (!isIndexed(receiver, index)) {
            checkWrite(receiver, String.valueOf(index));
        }
        return super.onSetArray(invoker, receiver, index, value);
    }

    private static boolean isIndexing(Object receiver, String method, Object[] arguments) {
        boolean indexing =
                method.equals("getAt") && arguments.length == 1 || method.equals("putAt") && arguments.length == 2;
        return indexing && isIndexed(receiver, arguments[0]);
    }

    /** With a text as index only a map is a collection; on anything else Groovy takes it for a property. */
    private static boolean isIndexed(Object receiver, Object index) {
        return receiver == null
                || receiver instanceof Map
                || !(index instanceof CharSequence)
                        && (receiver instanceof Collection
                                || receiver instanceof CharSequence
                                || receiver instanceof MatchResult
                                || receiver.getClass().isArray());
    }

    private void checkRead(Object receiver, String property) {
        boolean allowed = receiver == null
                || sandbox.mayRead(receiver, property)
                || open.test(receiver) && !List.of("metaClass", "binding").contains(property);
        if (!allowed) {
            throw SandboxViolation.member(typeOf(receiver), property);
        }
    }

    private void checkWrite(Object receiver, String property) {
        boolean allowed = receiver == null
                || sandbox.mayWrite(receiver, property)
                || open.test(receiver) && !List.of("metaClass", "binding").contains(property);
        if (!allowed) {
            throw SandboxViolation.member(typeOf(receiver), property);
        }
    }

    private void checkOwn(Object receiver, String attribute) {
        if (receiver != null && !sandbox.isOwn(receiver.getClass())) {
            throw SandboxViolation.member(typeOf(receiver), "@" + attribute);
        }
    }

    private static Class<?> typeOf(Object receiver) {
        return receiver instanceof Class<?> type ? type : receiver.getClass();
    }
}
