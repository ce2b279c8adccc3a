package io.jenkins.plugins.servicemesh.local.library;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import io.jenkins.plugins.servicemesh.local.groovy.OpenProperties;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptLoader;
import java.util.Optional;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * What {@code library('name')} returns: its classes by their full names, as in {@code library('shop').org.acme.Deploy.new(this)}.
 */
final class LibraryClasses extends GroovyObjectSupport implements OpenProperties {
    private final Libraries libraries;
    private final ScriptLoader loader;
    private final String name;

    /** @param name of a package or a class; empty for the root of all packages */
    LibraryClasses(Libraries libraries, ScriptLoader loader, String name) {
        this.libraries = libraries;
        this.loader = loader;
        this.name = name;
    }

    @Override
    public @Nullable Object getProperty(String property) {
        Optional<Class<?>> type = type();
        return type.isPresent()
                ? InvokerHelper.getProperty(type.get(), property)
                : new LibraryClasses(libraries, loader, name.isEmpty() ? property : name + "." + property);
    }

    @Override
    public @Nullable Object invokeMethod(String method, Object arguments) {
        Class<?> type = type().orElseThrow(() -> new MissingPropertyException(name, LibraryClasses.class));
        return method.equals("new")
                ? InvokerHelper.invokeConstructorOf(type, arguments)
                : InvokerHelper.invokeMethod(type, method, arguments);
    }

    private Optional<Class<?>> type() {
        return libraries.type(name).map(file -> loader.type(name));
    }
}
