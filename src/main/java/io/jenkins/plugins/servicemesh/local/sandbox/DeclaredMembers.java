package io.jenkins.plugins.servicemesh.local.sandbox;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;

/** The names of what a type declares, its private members included. */
final class DeclaredMembers {
    private static final ClassValue<Set<String>> NAMES = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            Set<String> names = new HashSet<>();
            for (Method method : type.getDeclaredMethods()) {
                names.add(method.getName());
            }
            for (Field field : type.getDeclaredFields()) {
                names.add(field.getName());
            }
            return Set.copyOf(names);
        }
    };

    private DeclaredMembers() {}

    static Set<String> of(Class<?> type) {
        return NAMES.get(type);
    }
}
