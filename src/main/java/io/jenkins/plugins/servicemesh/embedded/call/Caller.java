package io.jenkins.plugins.servicemesh.embedded.call;

import java.util.ArrayList;
import java.util.List;

/**
 * Who sends a request.
 *
 * @param name of the user; a service account's is {@code system:serviceaccount:NAMESPACE:NAME}
 * @param groups those that the user is in
 */
public record Caller(String name, List<String> groups) {

    /** Whoever sends no token: may do everything that is not denied. */
    public static final Caller ADMINISTRATOR =
            new Caller("embedded", List.of("system:masters", "system:authenticated"));

    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    public Caller {
        groups = List.copyOf(groups);
    }

    /** A user in these groups, and in the group of all who are known. */
    public static Caller user(String name, List<String> groups) {
        List<String> all = new ArrayList<>(groups);
        all.add("system:authenticated");
        return new Caller(name, all);
    }

    /** A service account, with the groups that it is in. */
    public static Caller serviceAccount(String namespace, String name) {
        return user(
                SERVICE_ACCOUNT + namespace + ":" + name,
                List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace));
    }

    /** The user of that name; one that is named like a service account is one. */
    static Caller named(String name, List<String> groups) {
        String[] parts = name.split(":");
        return groups.isEmpty() && name.startsWith(SERVICE_ACCOUNT) && parts.length == 4
                ? serviceAccount(parts[2], parts[3])
                : user(name, groups);
    }

    boolean isAdministrator() {
        return groups.contains("system:masters");
    }
}
