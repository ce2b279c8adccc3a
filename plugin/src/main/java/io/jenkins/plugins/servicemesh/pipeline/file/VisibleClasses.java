package io.jenkins.plugins.servicemesh.pipeline.file;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.groovy.GroovySandbox;
import org.jspecify.annotations.Nullable;

/**
 * All classes that a file of the DSL sees: the language's own. Nothing of Jenkins, of its plugins, of files or networks; no
 * annotations, for many of them make the compiler run code; and no resources, among which the compiler looks for such code.
 */
final class VisibleClasses extends ClassLoader {

    private static final List<String> PACKAGES = List.of(
            "java.lang.",
            "java.math.",
            "java.util.",
            "groovy.lang.",
            "org.codehaus.groovy.reflection.",
            "org.codehaus.groovy.runtime.",
            "jdk.internal.reflect."); // what Java makes of a method that is often called by reflection

    VisibleClasses() {
        super(null);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (PACKAGES.stream().noneMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        Class<?> found = GroovySandbox.class.getClassLoader().loadClass(name);
        if (found.isAnnotation()) {
            throw new ClassNotFoundException(name);
        }
        return found;
    }

    @Override
    public @Nullable URL getResource(String name) {
        return null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }
}
