package io.jenkins.plugins.servicemesh.embedded.call;

import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who may do what: everyone everything, but for what is denied. */
public final class Access {

    private static final String USER = "embedded";

    private final List<AccessRule> denied = new CopyOnWriteArrayList<>();

    public void deny(AccessRule rule) {
        denied.add(rule);
    }

    /** @throws StatusException when the call is denied */
    public void require(ApiCall call, String verb) {
        ResourceType type = call.type();
        String resource =
                call.path().hasPart() ? type.plural() + "/" + call.path().part() : type.plural();
        if (isDenied(new AccessRule(verb, type.group(), resource, call.namespace()))) {
            String where = call.namespace().isEmpty()
                    ? "at the cluster scope"
                    : "in the namespace \"" + call.namespace() + "\"";
            String why = "User \"" + USER + "\" cannot " + verb + " resource \"" + resource + "\" in API group \""
                    + type.group() + "\" " + where;
            throw Status.forbidden(type, call.name(), why).exception();
        }
    }

    /** Answers a SelfSubjectAccessReview. */
    public JsonObject answer(JsonObject review) {
        JsonObject asked = review.object("spec").object("resourceAttributes");
        String plural = asked.text("resource").orElse("");
        String resource =
                asked.text("subresource").map(part -> plural + "/" + part).orElse(plural);
        boolean allowed = !isDenied(new AccessRule(
                asked.text("verb").orElse(""),
                asked.text("group").orElse(""),
                resource,
                asked.text("namespace").orElse("")));
        return review.with("status", JsonObject.of("allowed", allowed));
    }

    private boolean isDenied(AccessRule asked) {
        return denied.stream().anyMatch(rule -> rule.covers(asked));
    }
}
