package io.jenkins.plugins.servicemesh.local;

import groovy.lang.Script;
import io.jenkins.plugins.servicemesh.local.groovy.GlobalGroovy;
import io.jenkins.plugins.servicemesh.local.groovy.ScriptCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The globals that are written in Groovy: compiled when a script first uses one. */
final class Globals {
    private final Map<String, GlobalGroovy> globals = new LinkedHashMap<>();
    private final Map<String, Object> objects = new HashMap<>();
    private final Supplier<ScriptCompiler> compiler;

    Globals(Collection<GlobalGroovy> globals, Supplier<ScriptCompiler> compiler) {
        globals.forEach(global -> this.globals.put(global.name(), global));
        this.compiler = compiler;
    }

    Set<String> names() {
        return globals.keySet();
    }

    Optional<GlobalGroovy> find(String name) {
        return Optional.ofNullable(globals.get(name));
    }

    /** The object behind a global. Globals of the same resource share it. */
    Object object(GlobalGroovy global, Script script) {
        return objects.computeIfAbsent(global.resource().toString(), resource -> create(global, script));
    }

    private Object create(GlobalGroovy global, Script script) {
        String path = global.resource().getPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        return create(compiler.get().compile(source(global), file), script);
    }

    private static String source(GlobalGroovy global) {
        try (InputStream source = global.resource().openStream()) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object create(Class<?> type, Script script) {
        try {
            for (Constructor<?> constructor : type.getConstructors()) {
                if (constructor.getParameterCount() == 1) {
                    return constructor.newInstance(script);
                }
            }
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make an instance of " + type, e);
        }
    }
}
