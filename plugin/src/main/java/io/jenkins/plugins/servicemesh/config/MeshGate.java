package io.jenkins.plugins.servicemesh.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.rollout.Gate;
import io.jenkins.plugins.servicemesh.rollout.gate.WebhookGate;
import java.net.URI;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A webhook that rollouts may ask whether they go on. Pipelines name it, never its address. */
public final class MeshGate implements Describable<MeshGate> {

    private static final Logger LOGGER = Logger.getLogger(MeshGate.class.getName());

    private final String name;
    private final String url;
    private @Nullable String credentialsId;
    private @Nullable String caCertificate;
    private transient @Nullable Webhook last;

    /** What is asked with one token. */
    private record Webhook(Optional<String> token, WebhookGate gate) {}

    /** @param name as Pipelines write it: {@code gate: 'change-desk'} */
    @DataBoundConstructor
    public MeshGate(@Nullable String name, @Nullable String url) {
        this.name = Util.fixNull(name).strip();
        this.url = Util.fixNull(url).strip();
    }

    public String getName() {
        return name;
    }

    public String getUrl() {
        return url;
    }

    public @Nullable String getCredentialsId() {
        return credentialsId;
    }

    /** A secret text, which is a bearer token. */
    @DataBoundSetter
    public void setCredentialsId(@Nullable String value) {
        credentialsId = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getCaCertificate() {
        return caCertificate;
    }

    /** PEM; empty for the authorities that Java trusts. */
    @DataBoundSetter
    public void setCaCertificate(@Nullable String value) {
        caCertificate = Util.fixEmptyAndTrim(value);
    }

    /** Asks with the token of that moment, over one client for all rollouts. What cannot be asked has not answered yet. */
    Gate gate() {
        return (rollout, question) -> {
            try {
                return webhook().ask(rollout, question);
            } catch (FindingsException | IllegalArgumentException e) {
                LOGGER.log(Level.WARNING, e, () -> "gate '" + name + "' cannot be asked about rollout " + rollout);
                return Optional.empty();
            }
        };
    }

    private synchronized WebhookGate webhook() {
        Optional<String> token =
                Optional.ofNullable(credentialsId).map(id -> SystemCredentials.secretText("config/gate", id));
        Webhook there = last;
        if (there == null || !there.token().equals(token)) {
            there = new Webhook(token, WebhookGate.at(URI.create(url), token, Optional.ofNullable(caCertificate)));
            last = there;
        }
        return there.gate();
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<MeshGate> {

        @Override
        public String getDisplayName() {
            return "Gate";
        }

        /** Administrators alone see which credentials there are; anyone else sees the one that is chosen. */
        @RequirePOST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            boolean all = Jenkins.get().hasPermission(Jenkins.ADMINISTER);
            return CredentialsChoice.of(all, credentialsId, StringCredentials.class);
        }
    }
}
