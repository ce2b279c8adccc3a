package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.field.Destination;
import io.jenkins.plugins.servicemesh.istio.field.FaultFields;
import io.jenkins.plugins.servicemesh.istio.field.HeaderChanges;
import io.jenkins.plugins.servicemesh.istio.field.MatchFields;
import io.jenkins.plugins.servicemesh.istio.field.MirrorFields;
import io.jenkins.plugins.servicemesh.istio.field.RetryFields;
import io.jenkins.plugins.servicemesh.istio.field.WeightFields;
import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.Fault;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** One HTTP route while it is built (VirtualService {@code http[]}); made by {@link VirtualServiceBuilder#route}. */
public final class VirtualServiceRoute {

    private final Draft draft;

    VirtualServiceRoute(String name) {
        this.draft = new Draft("route '" + name + "'").put("name", name);
    }

    /** Adds an alternative: the route takes requests that meet one of its matches ({@code match[]}). */
    public VirtualServiceRoute match(RequestMatch match) {
        draft.append("match", MatchFields.of(match));
        return this;
    }

    /** Adds the only destination, or one of those that share by weight ({@code route[]}). */
    public VirtualServiceRoute to(Destination destination) {
        draft.append("route", JsonObject.of("destination", destination.toJson()));
        return this;
    }

    /** Adds a destination with its weight, a share of the sum of all ({@code route[].weight}). */
    public VirtualServiceRoute to(Destination destination, int weight) {
        draft.append("route", WeightFields.weighted(destination, weight));
        return this;
    }

    /** Adds a subset of a host as destination, with its weight. */
    public VirtualServiceRoute to(String host, String subset, int weight) {
        return to(Destination.of(host, subset), weight);
    }

    /** Adds a destination for each version of the split, with the weights that keep its proportions. */
    public VirtualServiceRoute split(Split split, Function<String, Destination> destinationOfVersion) {
        draft.appendAll("route", WeightFields.route(split, destinationOfVersion).items());
        return this;
    }

    /** The limit for a whole request, retries included ({@code timeout}). */
    public VirtualServiceRoute requestTimeout(Duration limit) {
        draft.put("timeout", DurationText.print(limit));
        return this;
    }

    /** How failed requests are tried again ({@code retries}). */
    public VirtualServiceRoute retries(RetryPolicy policy) {
        draft.put("retries", RetryFields.of(policy));
        return this;
    }

    /** Injects a fault ({@code fault}); a delay and an abort given in two calls are both kept. */
    public VirtualServiceRoute fault(Fault fault) {
        draft.put("fault", FaultFields.of(fault));
        return this;
    }

    /** Adds a destination that gets copies of that share of the requests ({@code mirrors[]}). */
    public VirtualServiceRoute mirror(Destination destination, Percent percent) {
        draft.append("mirrors", MirrorFields.of(destination, percent));
        return this;
    }

    /** Changes headers of the request ({@code headers.request}). */
    public VirtualServiceRoute requestHeaders(HeaderChanges changes) {
        return headers("request", changes);
    }

    /** Changes headers of the response ({@code headers.response}). */
    public VirtualServiceRoute responseHeaders(HeaderChanges changes) {
        return headers("response", changes);
    }

    private VirtualServiceRoute headers(String direction, HeaderChanges changes) {
        draft.put("headers", JsonObject.of(direction, changes.toJson()));
        return this;
    }

    /** Replaces the path, or the prefix that was matched ({@code rewrite.uri}). */
    public VirtualServiceRoute rewriteUri(String uri) {
        draft.put("rewrite", JsonObject.of("uri", uri));
        return this;
    }

    /** Replaces the Host header ({@code rewrite.authority}). */
    public VirtualServiceRoute rewriteAuthority(String authority) {
        draft.put("rewrite", JsonObject.of("authority", authority));
        return this;
    }

    /** Answers with a redirect in place of a destination ({@code redirect.uri}, {@code redirect.redirectCode}). */
    public VirtualServiceRoute redirect(String uri, int code) {
        draft.put("redirect", JsonObject.of("uri", uri).with("redirectCode", code));
        return this;
    }

    /** Answers with a status in place of a destination ({@code directResponse.status}). */
    public VirtualServiceRoute respond(int status) {
        draft.put("directResponse", JsonObject.of("status", status));
        return this;
    }

    /** Leaves the rest to the VirtualService of that name, one without hosts ({@code delegate}). */
    public VirtualServiceRoute delegate(String namespace, String name) {
        draft.put("delegate", JsonObject.of("name", name).with("namespace", namespace));
        return this;
    }

    /** Sets a field that has no method here, such as {@code corsPolicy}; the rules check it all the same. */
    public VirtualServiceRoute field(String name, JsonValue value) {
        draft.put(name, value);
        return this;
    }

    JsonObject tree() {
        return draft.tree();
    }

    boolean isConditional() {
        return draft.tree().has("match");
    }

    List<Finding> conflicts() {
        return draft.conflicts();
    }
}
