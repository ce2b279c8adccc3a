package io.jenkins.plugins.servicemesh.local.groovy;

import java.net.URL;

/**
 * A function or variable written in Groovy that every script sees. The resource holds one class; it is compiled to CPS
 * code on first use, trusted and not sandboxed. The class may have a constructor that takes the script, through which it
 * calls steps. {@code name(...)} in a script calls the method; {@code name} alone is the object.
 *
 * @param name what scripts call it
 * @param resource the source
 * @param method the method behind {@code name(...)}
 */
public record GlobalGroovy(String name, URL resource, String method) {

    /** A global whose method is {@code call}. */
    public static GlobalGroovy of(String name, URL resource) {
        return new GlobalGroovy(name, resource, "call");
    }

    /** A global that is called by another method. */
    public GlobalGroovy calling(String otherMethod) {
        return new GlobalGroovy(name, resource, otherMethod);
    }
}
