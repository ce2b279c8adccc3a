package io.jenkins.plugins.servicemesh.config;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.security.ACL;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** The credentials that an administrator chose, whichever job uses them. */
final class SystemCredentials {

    private SystemCredentials() {}

    static Optional<StandardCredentials> find(String id) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                .stream()
                .filter(one -> one.getId().equals(id))
                .findFirst();
    }
}
