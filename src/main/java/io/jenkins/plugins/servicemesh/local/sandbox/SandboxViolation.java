package io.jenkins.plugins.servicemesh.local.sandbox;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A script used what it may not use. */
public final class SandboxViolation extends SecurityException {
    private static final long serialVersionUID = 1L;

    private SandboxViolation(String what) {
        super("not allowed in the sandbox: " + what);
    }

    static SandboxViolation call(Class<?> type, String method, Object[] arguments) {
        return new SandboxViolation(type.getName() + "." + method + types(arguments));
    }

    static SandboxViolation constructor(Class<?> type, Object[] arguments) {
        return new SandboxViolation("new " + type.getName() + types(arguments));
    }

    static SandboxViolation member(Class<?> type, String name) {
        return new SandboxViolation(type.getName() + "." + name);
    }

    private static String types(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument == null ? "null" : argument.getClass().getName())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
