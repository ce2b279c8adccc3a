package io.jenkins.plugins.servicemesh.local.groovy;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/** The classes of this program, without the compiler extensions that lie on its class path: a script gets none of them. */
final class ScriptParentLoader extends ClassLoader {
    private static final String COMPILER_EXTENSIONS =
            "META-INF/services/org.codehaus.groovy.transform.ASTTransformation";

    ScriptParentLoader() {
        super(ScriptParentLoader.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(COMPILER_EXTENSIONS) ? Collections.emptyEnumeration() : super.getResources(name);
    }
}
