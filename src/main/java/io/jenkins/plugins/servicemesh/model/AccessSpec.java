package io.jenkins.plugins.servicemesh.model;

import java.util.List;
import java.util.Optional;

/**
 * Who may call a workload (or any in the namespace). The first such rule closes all else.
 *
 * @param workload absent for the whole namespace
 * @param from service accounts, {@code account} of this namespace or {@code namespace/account}
 * @param fromNamespaces all workloads of these namespaces
 * @param token what the request's token must say, whoever the caller is; absent where none is needed
 * @param paths of requests, {@code /api/*} for what begins with /api/; empty for all
 * @param methods of requests; empty for all
 * @param ports of the workload; empty for all
 */
public record AccessSpec(
        Optional<Workload> workload,
        List<String> from,
        List<String> fromNamespaces,
        Optional<RequestToken> token,
        List<String> paths,
        List<String> methods,
        List<Integer> ports) {

    public AccessSpec {
        from = List.copyOf(from);
        fromNamespaces = List.copyOf(fromNamespaces);
        paths = List.copyOf(paths);
        methods = List.copyOf(methods);
        ports = List.copyOf(ports);
        if (from.isEmpty() && fromNamespaces.isEmpty() && token.isEmpty()) {
            throw new InvalidValueException("allow", "", "a caller: from, fromNamespaces, requestPrincipals or claims");
        }
        from.forEach(AccessSpec::checkAccount);
        fromNamespaces.forEach(namespace -> Names.dnsLabel("namespace", namespace));
        methods.forEach(AccessSpec::checkMethod);
    }

    /** Callers whose requests need no token. */
    public AccessSpec(
            Optional<Workload> workload,
            List<String> from,
            List<String> fromNamespaces,
            List<String> paths,
            List<String> methods,
            List<Integer> ports) {
        this(workload, from, fromNamespaces, Optional.empty(), paths, methods, ports);
    }

    /** Whoever has such a token. */
    public static AccessSpec withToken(Optional<Workload> workload, RequestToken token) {
        return new AccessSpec(workload, List.of(), List.of(), Optional.of(token), List.of(), List.of(), List.of());
    }

    /** The same of this workload, unless it has one already. */
    public AccessSpec orWorkload(Workload other) {
        return new AccessSpec(Optional.of(workload.orElse(other)), from, fromNamespaces, token, paths, methods, ports);
    }

    private static void checkAccount(String account) {
        if (!account.matches("([a-z0-9]([-a-z0-9]*[a-z0-9])?/)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?")) {
            throw new InvalidValueException("service account", account, "ACCOUNT or NAMESPACE/ACCOUNT");
        }
    }

    private static void checkMethod(String method) {
        if (!method.matches("[A-Z]+\\*?|\\*[A-Z]+")) {
            throw new InvalidValueException("method", method, "an HTTP method in capitals such as GET");
        }
    }
}
