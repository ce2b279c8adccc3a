package io.jenkins.plugins.servicemesh.local.sandbox;

import groovy.lang.GroovyObject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.codehaus.groovy.runtime.InvokerHelper;

/** Decides on each use of a member by its name, the type of the object and the whitelist. */
final class Sandbox {
    private static final Set<String> NEVER = Set.of("getMetaClass", "setMetaClass", "invokeMethod", "metaClass");

    private final SandboxWhitelist whitelist;
    private final ListedWhitelist standard = ListedWhitelist.standard();
    private final Predicate<Class<?>> own;
    private final Map<Class<?>, Map<String, Boolean>> listed = new HashMap<>();
    private final Map<Class<?>, Map<String, Boolean>> added = new HashMap<>();

    /** @param own whether a class was written in the script, or in Groovy that the script may call */
    Sandbox(SandboxWhitelist whitelist, Predicate<Class<?>> own) {
        this.whitelist = whitelist;
        this.own = own;
    }

    boolean mayCall(Object receiver, String method) {
        Class<?> type = receiver.getClass();
        if (NEVER.contains(method)) {
            return false;
        }
        return mayUse(type, method) || mayCallAdded(type, method) || nothingIsCalled(receiver, method);
    }

    boolean mayCallStatic(Class<?> type, String method) {
        return !NEVER.contains(method) && mayUse(type, method);
    }

    boolean mayConstruct(Class<?> type) {
        return isOwn(type)
                || standard.permits(type, SandboxWhitelist.CONSTRUCTOR)
                || whitelist.permits(type, SandboxWhitelist.CONSTRUCTOR);
    }

    boolean mayRead(Object receiver, String property) {
        Class<?> type = receiver.getClass();
        if (NEVER.contains(property)) {
            return false;
        }
        if (receiver instanceof Class<?> constants && mayUse(constants, property)) {
            return true;
        }
        return type.isArray() && property.equals("length")
                || mayUse(type, accessor("get", property))
                || mayUse(type, accessor("is", property))
                || mayUse(type, property)
                || !isDynamic(receiver) && InvokerHelper.getMetaClass(receiver).hasProperty(receiver, property) == null;
    }

    boolean mayWrite(Object receiver, String property) {
        Class<?> type = receiver.getClass();
        return !NEVER.contains(property) && (mayUse(type, accessor("set", property)) || ownMember(type, property));
    }

    private boolean mayUse(Class<?> type, String member) {
        return ownMember(type, member) || listed(type, member);
    }

    private boolean ownMember(Class<?> type, String member) {
        for (Class<?> each = type; each != null && isOwn(each); each = each.getSuperclass()) {
            if (DeclaredMembers.of(each).contains(member)) {
                return true;
            }
        }
        return false;
    }

    boolean isOwn(Class<?> type) {
        return own.test(type);
    }

    boolean listed(Class<?> type, String member) {
        return listed.computeIfAbsent(type, each -> new HashMap<>())
                .computeIfAbsent(member, name -> supertypes(type).stream()
                        .anyMatch(each -> standard.permits(each, name) || whitelist.permits(each, name)));
    }

    /** A method that Groovy adds, unless a type's own would be called instead. */
    private boolean mayCallAdded(Class<?> type, String method) {
        return standard.permitsAdded(method)
                && added.computeIfAbsent(type, each -> new HashMap<>())
                        .computeIfAbsent(method, name -> supertypes(type).stream()
                                .noneMatch(each -> DeclaredMembers.of(each).contains(name)));
    }

    /** Such a call ends with Groovy's own message. */
    private boolean nothingIsCalled(Object receiver, String method) {
        return !isDynamic(receiver) && !respondsTo(receiver, method);
    }

    static boolean respondsTo(Object receiver, String method) {
        return !InvokerHelper.getMetaClass(receiver)
                .respondsTo(receiver, method)
                .isEmpty();
    }

    /** Whether it may answer to names that none of its methods has: classes, closures, Java code of ours or of Groovy's. */
    private boolean isDynamic(Object receiver) {
        return receiver instanceof Class || receiver instanceof GroovyObject && !isOwn(receiver.getClass());
    }

    private static String accessor(String prefix, String property) {
        return property.isEmpty()
                ? prefix
                : prefix + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
    }

    private static Set<Class<?>> supertypes(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            all.add(each);
            addInterfaces(each, all);
        }
        return all;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> each : type.getInterfaces()) {
            if (all.add(each)) {
                addInterfaces(each, all);
            }
        }
    }
}
