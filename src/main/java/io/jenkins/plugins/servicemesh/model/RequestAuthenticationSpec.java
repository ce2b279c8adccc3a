package io.jenkins.plugins.servicemesh.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose tokens are taken, by the namespace or by one workload (Istio: RequestAuthentication). A request with a token that is
 * not valid is refused; one without a token passes, unless an {@link AccessSpec} demands one.
 *
 * @param workload absent for the whole namespace
 * @param issuers merged with those that are there, by issuer
 */
public record RequestAuthenticationSpec(Optional<Workload> workload, List<TokenIssuer> issuers) {

    public RequestAuthenticationSpec {
        issuers = List.copyOf(issuers);
        if (issuers.isEmpty()) {
            throw new InvalidValueException("requestAuthentication", "", "an issuer");
        }
        Set<String> names = new HashSet<>();
        issuers.stream()
                .map(TokenIssuer::issuer)
                .filter(name -> !names.add(name))
                .forEach(name -> {
                    throw new InvalidValueException("issuer", name, "one statement about it, with all that is wanted");
                });
    }

    public static RequestAuthenticationSpec ofNamespace(TokenIssuer... issuers) {
        return new RequestAuthenticationSpec(Optional.empty(), List.of(issuers));
    }

    public static RequestAuthenticationSpec ofWorkload(Workload workload, TokenIssuer... issuers) {
        return new RequestAuthenticationSpec(Optional.of(workload), List.of(issuers));
    }
}
