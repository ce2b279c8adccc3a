package io.jenkins.plugins.servicemesh.pipeline.file;

import groovy.lang.Closure;
import groovy.lang.GString;
import groovy.lang.IntRange;
import groovy.lang.Range;
import groovy.lang.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.codehaus.groovy.runtime.StringGroovyMethods;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.StaticWhitelist;
import org.jspecify.annotations.Nullable;

/**
 * What a file of the DSL may use besides the words: its own methods, and of what script-security lets every script use the part
 * that deals with texts, numbers, lists and maps. What administrators approved for Pipelines is not part of it. Nor is what
 * can take long or make much of little in one call, for such a call cannot be interrupted.
 */
final class MeshFileWhitelist extends Whitelist {

    private static final Set<Class<?>> TYPES = Set.of(
            Object.class,
            Boolean.class,
            Number.class,
            BigDecimal.class,
            CharSequence.class,
            String.class,
            GString.class,
            Comparable.class,
            Iterable.class,
            Iterator.class,
            Collection.class,
            List.class,
            ArrayList.class,
            Set.class,
            HashSet.class,
            LinkedHashSet.class,
            Map.class,
            Map.Entry.class,
            HashMap.class,
            Range.class,
            IntRange.class,
            Closure.class,
            Callable.class,
            Script.class,
            DefaultGroovyMethods.class,
            StringGroovyMethods.class,
            ScriptBytecodeAdapter.class);

    private static final Set<String> LONG = Set.of(
            "center",
            "combinations",
            "eachMatch",
            "eachPermutation",
            "findRegex",
            "format",
            "matches",
            "matchRegex",
            "multiply",
            "padLeft",
            "padRight",
            "permutations",
            "power",
            "replaceAll",
            "replaceFirst",
            "split",
            "splitEachLine",
            "transpose");

    private final Whitelist everyScript = everyScript();

    private static Whitelist everyScript() {
        try {
            return StaticWhitelist.from(Objects.requireNonNull(StaticWhitelist.class.getResource("generic-whitelist")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean permitsMethod(Method method, Object receiver, Object[] args) {
        return isOwn(method)
                || isMesh(method, receiver, args)
                || (isPlain(method) && everyScript.permitsMethod(method, receiver, args));
    }

    /** From inside of a closure, the script is asked for {@code mesh} by name. */
    private static boolean isMesh(Method method, Object receiver, Object[] args) {
        return receiver instanceof Script && method.getName().equals("invokeMethod") && "mesh".equals(args[0]);
    }

    @Override
    public boolean permitsConstructor(Constructor<?> constructor, Object[] args) {
        return isOwn(constructor) || (isPlain(constructor) && everyScript.permitsConstructor(constructor, args));
    }

    @Override
    public boolean permitsStaticMethod(Method method, Object[] args) {
        return isOwn(method) || (isPlain(method) && everyScript.permitsStaticMethod(method, args));
    }

    @Override
    public boolean permitsFieldGet(Field field, Object receiver) {
        return isOwn(field);
    }

    @Override
    public boolean permitsFieldSet(Field field, Object receiver, @Nullable Object value) {
        return isOwn(field);
    }

    @Override
    public boolean permitsStaticFieldGet(Field field) {
        return isOwn(field);
    }

    @Override
    public boolean permitsStaticFieldSet(Field field, @Nullable Object value) {
        return isOwn(field);
    }

    /** What the compiler adds is not what the file wrote. */
    private static boolean isOwn(Member member) {
        return MeshFileCompiler.made(member.getDeclaringClass()) && !member.isSynthetic();
    }

    private static boolean isPlain(Executable member) {
        return TYPES.contains(member.getDeclaringClass()) && !LONG.contains(member.getName()) && !isSearch(member);
    }

    /** A regular expression can run for hours on a short text. */
    private static boolean isSearch(Executable member) {
        List<Class<?>> types = Arrays.asList(member.getParameterTypes());
        boolean inText = !types.isEmpty() && CharSequence.class.isAssignableFrom(types.get(0));
        return types.contains(Pattern.class) || (inText && member.getName().startsWith("find"));
    }
}
