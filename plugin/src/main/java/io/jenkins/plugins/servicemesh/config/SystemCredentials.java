package io.jenkins.plugins.servicemesh.config;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.security.ACL;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

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

    /**
     * The secret text of that id.
     *
     * @param rule what the finding is called
     * @throws FindingsException when there is none
     */
    static String secretText(String rule, String id) {
        return find(id).filter(StringCredentials.class::isInstance)
                .map(found -> ((StringCredentials) found).getSecret().getPlainText())
                .orElseThrow(() -> new FindingsException(
                        Finding.error(rule, "there is no secret text").withValue(id)));
    }
}
