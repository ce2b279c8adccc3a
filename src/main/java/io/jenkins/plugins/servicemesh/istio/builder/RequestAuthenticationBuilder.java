package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.SelectorFields;
import io.jenkins.plugins.servicemesh.istio.field.TokenIssuerFields;
import io.jenkins.plugins.servicemesh.model.TokenIssuer;
import io.jenkins.plugins.servicemesh.model.Workload;

/**
 * Builds a RequestAuthentication: whose tokens a namespace, or one workload in it, takes. Requests without a token pass it;
 * only an AuthorizationPolicy demands one.
 */
public final class RequestAuthenticationBuilder extends ResourceBuilder<RequestAuthenticationBuilder> {

    private RequestAuthenticationBuilder(String namespace, String name) {
        super(IstioTypes.REQUEST_AUTHENTICATION, namespace, name);
    }

    /** Begins an object of this name in that namespace. */
    public static RequestAuthenticationBuilder named(String namespace, String name) {
        return new RequestAuthenticationBuilder(namespace, name);
    }

    /** The pods that it is for ({@code selector}); without one it is the whole namespace. */
    public RequestAuthenticationBuilder workload(Workload workload) {
        spec.put("selector", SelectorFields.of(workload));
        return this;
    }

    /** Adds an issuer whose tokens are taken ({@code jwtRules[]}). */
    public RequestAuthenticationBuilder issuer(TokenIssuer issuer) {
        spec.append("jwtRules", TokenIssuerFields.of(issuer));
        return this;
    }

    @Override
    RequestAuthenticationBuilder self() {
        return this;
    }
}
