package io.jenkins.plugins.servicemesh.local;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.local.step.Result;
import java.util.List;

/**
 * How a run ended.
 *
 * @param result what Jenkins would show
 * @param findings why it did not succeed, with file and line; empty when it did, or when only the result was set
 * @param displayName what the script called the build
 * @param description what the script said about it; empty when nothing
 */
public record BuildResult(Result result, List<Finding> findings, String displayName, String description) {

    public BuildResult {
        findings = List.copyOf(findings);
    }
}
