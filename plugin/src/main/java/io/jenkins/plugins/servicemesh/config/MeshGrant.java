package io.jenkins.plugins.servicemesh.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import io.jenkins.plugins.servicemesh.access.Grant;
import io.jenkins.plugins.servicemesh.access.Right;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What the jobs of one folder may do on a cluster, as an administrator writes it. Reading is always included. */
public final class MeshGrant implements Describable<MeshGrant> {

    private String folder = "";
    private final String namespaces;
    private boolean traffic;
    private boolean security;
    private boolean namespace;
    private boolean raw;
    private boolean share;

    /** @param namespaces names, or patterns with {@code *}, separated by commas */
    @DataBoundConstructor
    public MeshGrant(@Nullable String namespaces) {
        this.namespaces = Util.fixNull(namespaces).strip();
    }

    public String getNamespaces() {
        return namespaces;
    }

    public String getFolder() {
        return folder;
    }

    /** The full name of a folder or job; empty for all jobs. */
    @DataBoundSetter
    public void setFolder(@Nullable String value) {
        folder = Util.fixNull(value).strip().replaceAll("^/+|/+$", "");
    }

    public boolean isTraffic() {
        return traffic;
    }

    @DataBoundSetter
    public void setTraffic(boolean value) {
        traffic = value;
    }

    public boolean isSecurity() {
        return security;
    }

    @DataBoundSetter
    public void setSecurity(boolean value) {
        security = value;
    }

    public boolean isNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(boolean value) {
        namespace = value;
    }

    public boolean isRaw() {
        return raw;
    }

    @DataBoundSetter
    public void setRaw(boolean value) {
        raw = value;
    }

    public boolean isShare() {
        return share;
    }

    @DataBoundSetter
    public void setShare(boolean value) {
        share = value;
    }

    Grant grant() {
        Set<String> patterns = Arrays.stream(namespaces.split("[,\\s]+"))
                .filter(pattern -> !pattern.isEmpty())
                .collect(Collectors.toSet());
        Set<Right> rights = EnumSet.noneOf(Right.class);
        add(rights, Right.TRAFFIC, traffic);
        add(rights, Right.SECURITY, security);
        add(rights, Right.NAMESPACE, namespace);
        add(rights, Right.RAW, raw);
        add(rights, Right.SHARE, share);
        return new Grant(folder, patterns, rights);
    }

    private static void add(Set<Right> rights, Right right, boolean given) {
        if (given) {
            rights.add(right);
        }
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<MeshGrant> {

        @Override
        public String getDisplayName() {
            return "Grant";
        }
    }
}
