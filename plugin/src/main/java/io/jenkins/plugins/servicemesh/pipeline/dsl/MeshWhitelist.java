package io.jenkins.plugins.servicemesh.pipeline.dsl;

import groovy.lang.GroovyObject;
import hudson.Extension;
import io.jenkins.plugins.servicemesh.dsl.BlockDelegate;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;
import org.jspecify.annotations.Nullable;

/**
 * What a sandboxed script may do: write the words of a block, which are only recorded, and read the getters of what a step
 * returns.
 */
@Extension
public final class MeshWhitelist extends Whitelist {

    /** A block has no properties: reading one goes on to the script, and an assignment is refused with the word that was meant. */
    private static final Set<String> WORDS = Set.of("invokeMethod", "getProperty", "setProperty");

    private static final Pattern GETTER = Pattern.compile("(get|is)[A-Z].*");

    @Override
    public boolean permitsMethod(Method method, Object receiver, Object[] args) {
        return isWord(method, receiver) || isGetter(method);
    }

    private static boolean isWord(Method method, Object receiver) {
        return receiver instanceof BlockDelegate
                && method.getDeclaringClass() == GroovyObject.class
                && WORDS.contains(method.getName());
    }

    private static boolean isGetter(Method method) {
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
