package io.jenkins.plugins.servicemesh.config;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.Util;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** The credentials of Jenkins itself that a form offers. */
final class CredentialsChoice {

    private CredentialsChoice() {}

    /**
     * Those of these types, and the one that is chosen.
     *
     * @param all whether the user may see which credentials there are; else the chosen one is all that is offered
     * @param chosen its id
     */
    @SafeVarargs
    static ListBoxModel of(boolean all, @Nullable String chosen, Class<? extends StandardCredentials>... types) {
        StandardListBoxModel items = new StandardListBoxModel();
        if (!all) {
            return items.includeCurrentValue(Util.fixNull(chosen));
        }
        CredentialsMatcher any = CredentialsMatchers.anyOf(
                Stream.of(types).map(CredentialsMatchers::instanceOf).toArray(CredentialsMatcher[]::new));
        return items.includeEmptyValue()
                .includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, List.of(), any)
                .includeCurrentValue(Util.fixNull(chosen));
    }
}
