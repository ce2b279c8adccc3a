package io.jenkins.plugins.servicemesh.local.groovy;

import com.cloudbees.groovy.cps.WorkflowTransformed;
import com.cloudbees.groovy.cps.impl.CpsBooleanClosureWrapper;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import groovy.lang.Closure;
import groovy.lang.MetaMethod;
import io.jenkins.plugins.servicemesh.local.engine.StepRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.reflection.CachedMethod;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.MetaClassHelper;
import org.jspecify.annotations.Nullable;

/** The method that a call site names, as Groovy finds it: on the receiver, or where a closure delegates to. */
record CalledMethod(String name, Optional<MetaMethod> method, boolean closureCall) {

    static CalledMethod of(Object receiver, String name, Object[] arguments) {
        Class<?>[] types = MetaClassHelper.convertToTypeArray(arguments);
        boolean closureCall = receiver instanceof Closure && (name.equals("call") || name.equals("doCall"))
                || receiver instanceof CpsBooleanClosureWrapper;
        return new CalledMethod(name, pick(receiver, name, types), closureCall);
    }

    /** Whether this is plain code, whose remainder is lost when such a call escapes from it. */
    boolean cannotCall(CpsCallableInvocation invocation) {
        if (stepOf(invocation).filter(name::equals).isPresent()) {
            return false;
        }
        // the methods of a category (each, collect, ...) are CPS code without a receiver
        boolean category = invocation.receiver == null && stepOf(invocation).isEmpty();
        return !closureCall && !category && method.isPresent() && !isTransformed(method.get());
    }

    private static Optional<String> stepOf(CpsCallableInvocation invocation) {
        return invocation.arguments.size() == 1 && invocation.arguments.get(0) instanceof StepRequest request
                ? Optional.of(request.name())
                : Optional.empty();
    }

    private static boolean isTransformed(MetaMethod method) {
        return method instanceof CachedMethod cached
                && cached.getCachedMethod().isAnnotationPresent(WorkflowTransformed.class);
    }

    private static Optional<MetaMethod> pick(Object receiver, String name, Class<?>[] types) {
        return targets(receiver).stream()
                .map(target -> pickOn(target, name, types))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<MetaMethod> pickOn(Object target, String name, Class<?>[] types) {
        MetaMethod method = target instanceof Class<?> type
                ? InvokerHelper.getMetaClass(type).getStaticMetaMethod(name, types)
                : null;
        return Optional.ofNullable(
                method != null ? method : InvokerHelper.getMetaClass(target).pickMethod(name, types));
    }

    private static List<Object> targets(Object receiver) {
        List<Object> targets = new ArrayList<>(List.of(receiver));
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) instanceof Closure<?> closure) {
                add(targets, closure.getDelegate());
                add(targets, closure.getOwner());
            }
        }
        return targets;
    }

    private static void add(List<Object> targets, @Nullable Object target) {
        // by identity: equals could be code of the Pipeline
        if (target != null && targets.stream().noneMatch(known -> known == target)) {
            targets.add(target);
        }
    }
}
