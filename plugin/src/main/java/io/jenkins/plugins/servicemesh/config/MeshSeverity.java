package io.jenkins.plugins.servicemesh.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** How much the findings of one rule weigh at least. */
public final class MeshSeverity implements Describable<MeshSeverity> {

    private final String rule;
    private final String severity;

    /**
     * A rule and its weight.
     *
     * @param rule as findings name it
     * @param severity {@code error} or {@code warning}
     */
    @DataBoundConstructor
    public MeshSeverity(@Nullable String rule, @Nullable String severity) {
        this.rule = Util.fixNull(rule).strip();
        this.severity = Util.fixNull(severity).strip();
    }

    public String getRule() {
        return rule;
    }

    public String getSeverity() {
        return severity;
    }

    /** @throws InvalidValueException for a word that is none */
    Severity level() {
        return Arrays.stream(Severity.values())
                .filter(each -> each.word().equals(severity))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidValueException("severity of rule " + rule, severity, List.of("error", "warning")));
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<MeshSeverity> {

        @Override
        public String getDisplayName() {
            return "Severity of a rule";
        }

        @RequirePOST
        public FormValidation doCheckRule(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            return FormValidation.validateRequired(value);
        }

        /** The lightest is not among them: nothing becomes lighter. */
        @RequirePOST
        public ListBoxModel doFillSeverityItems() {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return new ListBoxModel().add("error").add("warning");
        }
    }
}
