package io.jenkins.plugins.servicemesh.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.servicemesh.policy.FreezeWindow;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A time in which nothing is changed: the same each week, or once. */
public final class MeshFreeze implements Describable<MeshFreeze> {

    private static final String ZONE = "UTC";

    private final String from;
    private final String to;
    private String timeZone = ZONE;
    private String reason = "";

    /**
     * A window.
     *
     * @param from {@code Fri 16:00}, or {@code 2026-12-20 00:00}
     * @param to of the same form
     */
    @DataBoundConstructor
    public MeshFreeze(@Nullable String from, @Nullable String to) {
        this.from = Util.fixNull(from).strip();
        this.to = Util.fixNull(to).strip();
    }

    public String getFrom() {
        return from;
    }

    public String getTo() {
        return to;
    }

    public String getTimeZone() {
        return timeZone;
    }

    /** Such as {@code Europe/Berlin}; UTC without it. */
    @DataBoundSetter
    public void setTimeZone(@Nullable String value) {
        String given = Util.fixEmptyAndTrim(value);
        timeZone = given == null ? ZONE : given;
    }

    public String getReason() {
        return reason;
    }

    /** For who is refused. */
    @DataBoundSetter
    public void setReason(@Nullable String value) {
        reason = Util.fixNull(value).strip();
    }

    /** @throws io.jenkins.plugins.servicemesh.model.InvalidValueException when it is no window */
    FreezeWindow window() {
        return FreezeWindow.parse(from, to, timeZone, reason.isEmpty() ? "a freeze" : reason);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<MeshFreeze> {

        @Override
        public String getDisplayName() {
            return "Freeze";
        }

        @RequirePOST
        public FormValidation doCheckTo(
                @QueryParameter String from, @QueryParameter String to, @QueryParameter String timeZone) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            MeshFreeze freeze = new MeshFreeze(from, to);
            freeze.setTimeZone(timeZone);
            return Readable.check(freeze::window);
        }
    }
}
