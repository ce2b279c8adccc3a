package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code meshTelemetry}: metrics, tracing and access logs. */
public final class TelemetryStep extends WritingStep {

    @DataBoundConstructor
    public TelemetryStep() {}

    /** The workload; without it the namespace. */
    @DataBoundSetter
    public void setWorkload(String value) {
        set("workload", value);
    }

    /** The labels that select the workload. */
    @DataBoundSetter
    public void setLabels(Object value) {
        set("labels", value);
    }

    /** Providers and tags of metrics. */
    @DataBoundSetter
    public void setMetrics(Object value) {
        set("metrics", value);
    }

    /** Provider and sampling of traces. */
    @DataBoundSetter
    public void setTracing(Object value) {
        set("tracing", value);
    }

    /** Providers and filter of access logs. */
    @DataBoundSetter
    public void setAccessLog(Object value) {
        set("accessLog", value);
    }

    /** Its entry in Jenkins. */
    @Extension
    public static final class DescriptorImpl extends MeshStepDescriptor {

        public DescriptorImpl() {
            super("meshTelemetry", "metrics, tracing and access logs");
        }
    }
}
