package io.jenkins.plugins.servicemesh.config;

import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.servicemesh.access.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A cluster that jobs may name: how it is reached, and who may do what there. */
public final class MeshCluster implements Describable<MeshCluster> {

    private static final String CONTROL_PLANE = "istio-system";

    private final String name;
    private @Nullable String url;
    private @Nullable String caCertificate;
    private @Nullable String credentialsId;
    private @Nullable String context;
    private @Nullable String proxyUrl;
    private @Nullable String defaultNamespace;
    private @Nullable String controlPlaneNamespace;
    private @Nullable MeshMetrics metrics;
    private @Nullable MeshPolicy policy;
    private List<MeshGrant> grants = new ArrayList<>();

    /** @param name as Pipelines write it */
    @DataBoundConstructor
    public MeshCluster(@Nullable String name) {
        this.name = Util.fixNull(name).strip();
    }

    public String getName() {
        return name;
    }

    public @Nullable String getUrl() {
        return url;
    }

    /** The API server's address; empty where the credentials are a kubeconfig. */
    @DataBoundSetter
    public void setUrl(@Nullable String value) {
        url = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getCaCertificate() {
        return caCertificate;
    }

    /** PEM; empty for the authorities that Java trusts. The certificate is checked in any case. */
    @DataBoundSetter
    public void setCaCertificate(@Nullable String value) {
        caCertificate = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getCredentialsId() {
        return credentialsId;
    }

    /** A secret text is a bearer token, a secret file a kubeconfig, a certificate the caller's own with its key. */
    @DataBoundSetter
    public void setCredentialsId(@Nullable String value) {
        credentialsId = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getContext() {
        return context;
    }

    /** The kubeconfig's context; empty for its current one. */
    @DataBoundSetter
    public void setContext(@Nullable String value) {
        context = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getProxyUrl() {
        return proxyUrl;
    }

    /** The HTTP proxy on the way to the API server; empty for none, whatever the environment of Jenkins says. */
    @DataBoundSetter
    public void setProxyUrl(@Nullable String value) {
        proxyUrl = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getDefaultNamespace() {
        return defaultNamespace;
    }

    /** For steps that name no namespace, nor does a block around them; empty for none. */
    @DataBoundSetter
    public void setDefaultNamespace(@Nullable String value) {
        defaultNamespace = Util.fixEmptyAndTrim(value);
    }

    public String getControlPlaneNamespace() {
        return controlPlaneNamespace == null ? CONTROL_PLANE : controlPlaneNamespace;
    }

    /** Where the control plane is, which every job that is granted something may read; empty for the usual place. */
    @DataBoundSetter
    public void setControlPlaneNamespace(@Nullable String value) {
        String given = Util.fixEmptyAndTrim(value);
        controlPlaneNamespace = CONTROL_PLANE.equals(given) ? null : given;
    }

    public @Nullable MeshMetrics getMetrics() {
        return metrics;
    }

    /** Where figures come from; without it, rollouts have none to go by. */
    @DataBoundSetter
    public void setMetrics(@Nullable MeshMetrics value) {
        metrics = value;
    }

    public @Nullable MeshPolicy getPolicy() {
        return policy;
    }

    /** What jobs may do here at most; without it, all that they are granted. */
    @DataBoundSetter
    public void setPolicy(@Nullable MeshPolicy value) {
        policy = value;
    }

    public List<MeshGrant> getGrants() {
        return List.copyOf(grants);
    }

    /** Without one, no job may do anything here. */
    @DataBoundSetter
    public void setGrants(@Nullable List<MeshGrant> values) {
        grants = new ArrayList<>(Util.fixNull(values));
    }

    List<Grant> allGrants() {
        return grants.stream().map(MeshGrant::grant).toList();
    }

    ClusterConnection connection() {
        return new ClusterConnection(
                name,
                Optional.ofNullable(url),
                Optional.ofNullable(caCertificate),
                Optional.ofNullable(credentialsId),
                Optional.ofNullable(context),
                Optional.ofNullable(proxyUrl));
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<MeshCluster> {

        @Override
        public String getDisplayName() {
            return "Cluster";
        }

        /** Administrators alone see which credentials there are; anyone else sees the one that is chosen. */
        @RequirePOST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            boolean all = Jenkins.get().hasPermission(Jenkins.ADMINISTER);
            return CredentialsChoice.of(
                    all,
                    credentialsId,
                    StringCredentials.class,
                    FileCredentials.class,
                    StandardCertificateCredentials.class);
        }

        @RequirePOST
        public FormValidation doCheckName(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            return FormValidation.validateRequired(value);
        }

        @RequirePOST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            return Util.fixNull(value).startsWith("http:")
                    ? FormValidation.warning("Without TLS, tokens and answers can be read on their way.")
                    : FormValidation.ok();
        }

        /** Connects, and tells what the credentials may do. */
        @RequirePOST
        public FormValidation doTestConnection(
                @QueryParameter String name,
                @QueryParameter String url,
                @QueryParameter String caCertificate,
                @QueryParameter String credentialsId,
                @QueryParameter String context,
                @QueryParameter String proxyUrl) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            MeshCluster cluster = new MeshCluster(name);
            cluster.setUrl(url);
            cluster.setCaCertificate(caCertificate);
            cluster.setCredentialsId(credentialsId);
            cluster.setContext(context);
            cluster.setProxyUrl(proxyUrl);
            return ConnectionTest.of(cluster.connection());
        }
    }
}
