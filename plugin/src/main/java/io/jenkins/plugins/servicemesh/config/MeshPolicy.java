package io.jenkins.plugins.servicemesh.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.policy.RolloutFloors;
import io.jenkins.plugins.servicemesh.policy.RuleSeverities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** What jobs may do on a cluster at most, as an administrator writes it; empty fields allow all. */
public final class MeshPolicy implements Describable<MeshPolicy> {

    private List<MeshSeverity> severities = new ArrayList<>();
    private @Nullable Integer minRequests;
    private @Nullable String maxFirstWeight;
    private @Nullable Integer minWeights;
    private @Nullable String minEvery;
    private @Nullable String mtlsModes;
    private List<MeshFreeze> freezes = new ArrayList<>();

    @DataBoundConstructor
    public MeshPolicy() {}

    public List<MeshSeverity> getSeverities() {
        return List.copyOf(severities);
    }

    /** How much findings of some rules weigh at least. */
    @DataBoundSetter
    public void setSeverities(@Nullable List<MeshSeverity> values) {
        severities = new ArrayList<>(Util.fixNull(values));
    }

    public @Nullable Integer getMinRequests() {
        return minRequests;
    }

    /** Under how many requests no verdict of a rollout counts. */
    @DataBoundSetter
    public void setMinRequests(@Nullable Integer value) {
        minRequests = value;
    }

    public @Nullable String getMaxFirstWeight() {
        return maxFirstWeight;
    }

    /** The most of a rollout's first weight, in percent. */
    @DataBoundSetter
    public void setMaxFirstWeight(@Nullable String value) {
        maxFirstWeight = Util.fixEmptyAndTrim(value);
    }

    public @Nullable Integer getMinWeights() {
        return minWeights;
    }

    /** How many weights a rollout has at least. */
    @DataBoundSetter
    public void setMinWeights(@Nullable Integer value) {
        minWeights = value;
    }

    public @Nullable String getMinEvery() {
        return minEvery;
    }

    /** How long each weight of a rollout lasts at least, such as {@code 2m}. */
    @DataBoundSetter
    public void setMinEvery(@Nullable String value) {
        minEvery = Util.fixEmptyAndTrim(value);
    }

    public @Nullable String getMtlsModes() {
        return mtlsModes;
    }

    /** The mTLS modes that may be set, separated by commas. */
    @DataBoundSetter
    public void setMtlsModes(@Nullable String value) {
        mtlsModes = Util.fixEmptyAndTrim(value);
    }

    public List<MeshFreeze> getFreezes() {
        return List.copyOf(freezes);
    }

    /** When nothing is changed. */
    @DataBoundSetter
    public void setFreezes(@Nullable List<MeshFreeze> values) {
        freezes = new ArrayList<>(Util.fixNull(values));
    }

    /** @throws InvalidValueException when something of it cannot be read: then nothing is allowed */
    ClusterPolicy policy() {
        return new ClusterPolicy(
                new RuleSeverities(allSeverities()),
                floors(),
                mtlsModes == null ? Set.of() : modes(mtlsModes),
                freezes.stream().map(MeshFreeze::window).toList());
    }

    private Map<String, Severity> allSeverities() {
        Map<String, Severity> all = new HashMap<>();
        severities.forEach(each -> all.put(each.getRule(), each.level()));
        return all;
    }

    private RolloutFloors floors() {
        return new RolloutFloors(
                Optional.ofNullable(minRequests),
                Optional.ofNullable(maxFirstWeight).map(Percent::parse),
                Optional.ofNullable(minWeights),
                Optional.ofNullable(minEvery).map(text -> DurationText.parse("time of a weight", text)));
    }

    private static Set<MtlsMode> modes(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .map(MtlsMode::parse)
                .collect(Collectors.toSet());
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<MeshPolicy> {

        @Override
        public String getDisplayName() {
            return "Policy";
        }

        @RequirePOST
        public FormValidation doCheckMaxFirstWeight(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            MeshPolicy policy = new MeshPolicy();
            policy.setMaxFirstWeight(value);
            return Readable.check(policy::policy);
        }

        @RequirePOST
        public FormValidation doCheckMinEvery(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            MeshPolicy policy = new MeshPolicy();
            policy.setMinEvery(value);
            return Readable.check(policy::policy);
        }

        @RequirePOST
        public FormValidation doCheckMtlsModes(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            MeshPolicy policy = new MeshPolicy();
            policy.setMtlsModes(value);
            return Readable.check(policy::policy);
        }
    }
}
