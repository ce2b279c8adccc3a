package io.jenkins.plugins.servicemesh.local.groovy;

import groovy.lang.Script;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a script finds around itself: names that it did not define. */
public interface ScriptHost {

    /** Calls a step or a global function; a step suspends the code that calls. */
    @Nullable
    Object call(Script script, String name, List<@Nullable Object> arguments);

    /** A global variable, or a variable of the environment. */
    Optional<Object> property(Script script, String name);

    /** Prints to the console. */
    void print(String text);
}
