package io.jenkins.plugins.servicemesh.local.groovy;

import java.nio.file.Path;
import java.util.Optional;

/** Where the compiler finds classes that a script names and that nobody has compiled yet. */
public interface ClassSources {

    /** There are none. */
    ClassSources NONE = name -> Optional.empty();

    /** The source of the class of that name. */
    Optional<Path> find(String className);
}
