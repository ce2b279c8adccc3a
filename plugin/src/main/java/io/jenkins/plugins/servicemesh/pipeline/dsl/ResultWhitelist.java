package io.jenkins.plugins.servicemesh.pipeline.dsl;

import hudson.Extension;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;
import org.jspecify.annotations.Nullable;

/** A sandboxed script may read what a step returns: its getters, and nothing else. */
@Extension
public final class ResultWhitelist extends Whitelist {

    private static final Pattern GETTER = Pattern.compile("(get|is)[A-Z].*");

    @Override
    public boolean permitsMethod(Method method, Object receiver, Object[] args) {
        return StepResult.class.isAssignableFrom(method.getDeclaringClass())
                && method.getParameterCount() == 0
                && GETTER.matcher(method.getName()).matches();
    }

    @Override
    public boolean permitsConstructor(Constructor<?> constructor, Object[] args) {
        return false;
    }

    @Override
    public boolean permitsStaticMethod(Method method, Object[] args) {
        return false;
    }

    @Override
    public boolean permitsFieldGet(Field field, Object receiver) {
        return false;
    }

    @Override
    public boolean permitsFieldSet(Field field, Object receiver, @Nullable Object value) {
        return false;
    }

    @Override
    public boolean permitsStaticFieldGet(Field field) {
        return false;
    }

    @Override
    public boolean permitsStaticFieldSet(Field field, @Nullable Object value) {
        return false;
    }
}
