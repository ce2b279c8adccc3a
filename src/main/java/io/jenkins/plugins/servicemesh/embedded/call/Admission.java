package io.jenkins.plugins.servicemesh.embedded.call;

import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The hooks that judge writes, by name. */
public final class Admission {

    private final Map<String, AdmissionHook> hooks = new ConcurrentSkipListMap<>();

    public void add(String name, AdmissionHook hook) {
        hooks.put(name, hook);
    }

    /** @throws StatusException when a hook refuses */
    public void review(AdmissionHook.Operation operation, JsonObject object) {
        hooks.forEach((name, hook) -> hook.review(operation, object).ifPresent(why -> {
            throw Status.unexplained(400, "admission webhook \"" + name + "\" denied the request: " + why)
                    .exception();
        }));
    }
}
