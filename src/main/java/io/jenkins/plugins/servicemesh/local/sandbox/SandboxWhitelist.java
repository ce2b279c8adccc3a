package io.jenkins.plugins.servicemesh.local.sandbox;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Says what a script may use. It is asked for the type of an object and for each of its supertypes. */
public interface SandboxWhitelist {

    /** The member name under which a constructor is asked for. */
    String CONSTRUCTOR = "new";

    /**
     * Whether that member of that type, and of its subtypes, may be used: a method, a static method or a constant by its
     * name, a property by its getter or setter.
     */
    boolean permits(Class<?> type, String member);

    /** All public members that these types declare, but no constructor. */
    static SandboxWhitelist membersOf(Class<?>... types) {
        Set<Class<?>> all = Set.of(types);
        return (type, member) -> all.contains(type) && PublicMembers.of(type).contains(member);
    }

    /** What scripts read of results: their public getters, and their text. */
    static SandboxWhitelist gettersOf(Class<?>... types) {
        SandboxWhitelist members = membersOf(types);
        return (type, member) -> member.matches("get[A-Z].*|is[A-Z].*|toString") && members.permits(type, member);
    }

    /** All public members of all types of this package and of those below it, but no constructor. */
    static SandboxWhitelist ofPackage(String name) {
        return (type, member) -> (type.getPackageName() + ".").startsWith(name + ".")
                && PublicMembers.of(type).contains(member);
    }

    /** These members of one type. */
    static SandboxWhitelist of(Class<?> type, String... members) {
        Set<String> names = Set.of(members);
        return (asked, member) -> asked == type && names.contains(member);
    }

    /** What any of them permits. */
    static SandboxWhitelist anyOf(Collection<SandboxWhitelist> lists) {
        List<SandboxWhitelist> all = List.copyOf(lists);
        return (type, member) -> all.stream().anyMatch(list -> list.permits(type, member));
    }

    /** What any of them permits. */
    static SandboxWhitelist anyOf(SandboxWhitelist... lists) {
        return anyOf(Arrays.asList(lists));
    }
}
