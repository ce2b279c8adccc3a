package io.jenkins.plugins.servicemesh.pipeline;

import hudson.model.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The help files of a step: its own, and those of the classes that it extends. */
final class StepHelp {

    private StepHelp() {}

    /** What the file of that name says; empty where there is none. */
    static Optional<String> find(Descriptor<?> step, String name) throws IOException {
        for (Class<?> one = step.clazz; one != null; one = one.getSuperclass()) {
            URL found = one.getResource(one.getSimpleName() + "/" + name);
            if (found != null) {
                try (InputStream in = found.openStream()) {
                    return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return Optional.empty();
    }
}
