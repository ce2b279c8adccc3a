package io.jenkins.plugins.servicemesh.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Where the figures of a cluster's services come from: a Prometheus. Jobs may name it, never its address. */
public final class MeshMetrics implements Describable<MeshMetrics> {

    private final String url;
    private String name = "prometheus";
    private @Nullable String credentialsId;
    private @Nullable String caCertificate;
    private @Nullable String scrapeInterval;
    private @Nullable String ingestionDelay;
    private @Nullable String reporter;
    private @Nullable String matchers;
    private @Nullable String headers;

    @DataBoundConstructor
    public MeshMetrics(@Nullable String url) {
        this.url = Util.fixNull(url).strip();
    }

    public String getUrl() {
        return url;
    }

    public String getName() {
        return name;
    }

    /** As Pipelines write it. */
    @DataBoundSetter
    public void setName(@Nullable String value) {
        String given = Util.fixEmptyAndTrim(value);
        name = given == null ? "prometheus" : given;
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

    public @Nullable String getScrapeInterval() {
        return scrapeInterval;
    }

    /** How often it scrapes the proxies, such as {@code 15s}. */
    @DataBoundSetter
    public void setScrapeInterval(@Nullable String value) {
        scrapeInterval = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getIngestionDelay() {
        return ingestionDelay;
    }

    /** How long a sample takes until it can be asked for, such as {@code 5s}. */
    @DataBoundSetter
    public void setIngestionDelay(@Nullable String value) {
        ingestionDelay = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getReporter() {
        return reporter;
    }

    /** Whose proxies count: {@code destination}, {@code source} or {@code waypoint}; empty to find it out from the pods. */
    @DataBoundSetter
    public void setReporter(@Nullable String value) {
        reporter = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getMatchers() {
        return matchers;
    }

    /** Matchers that every question has, one a line: {@code cluster="prod"}. */
    @DataBoundSetter
    public void setMatchers(@Nullable String value) {
        matchers = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getHeaders() {
        return headers;
    }

    /** Headers that every question has, one a line: {@code X-Scope-OrgID: shop}. No place for secrets. */
    @DataBoundSetter
    public void setHeaders(@Nullable String value) {
        headers = Util.fixEmptyAndTrim(value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<MeshMetrics> {

        @Override
        public String getDisplayName() {
            return "Prometheus";
        }

        @RequirePOST
        public ListBoxModel doFillReporterItems() {
            ListBoxModel items = new ListBoxModel();
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                items.add("found out from the pods", "");
                Stream.of(Reporter.values()).map(Reporter::label).forEach(items::add);
            }
            return items;
        }

        /** Administrators alone see which credentials there are; anyone else sees the one that is chosen. */
        @RequirePOST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            boolean all = Jenkins.get().hasPermission(Jenkins.ADMINISTER);
            return CredentialsChoice.of(all, credentialsId, StringCredentials.class);
        }
    }
}
