package io.jenkins.plugins.servicemesh.embedded.call;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Optional;

/** Says yes or no to writes, as a validating webhook does. Dry runs are asked about too. */
@FunctionalInterface
public interface AdmissionHook {

    /** What is about to happen to an object. */
    enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }

    /**
     * Judges a write.
     *
     * @param object as it would be stored, or, on removal, as it is stored
     * @return why the write is refused; empty to let it pass
     */
    Optional<String> review(Operation operation, JsonObject object);
}
