package io.jenkins.plugins.servicemesh.local;

import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.NearMiss;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.local.engine.ScriptPlaces;
import io.jenkins.plugins.servicemesh.local.groovy.CpsMismatch;
import io.jenkins.plugins.servicemesh.local.groovy.PipelineScript;
import io.jenkins.plugins.servicemesh.local.sandbox.SandboxViolation;
import io.jenkins.plugins.servicemesh.local.step.PipelineInterruption;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says what ended a Pipeline, so that its author can act on it. */
record FailureReport(ScriptPlaces places, Supplier<Collection<String>> words) {

    /** The failure as findings with file and line. */
    List<Finding> findings(Throwable failure) {
        if (failure instanceof ExceptionInInitializerError && failure.getCause() != null) {
            return findings(failure.getCause());
        }
        Place place = places.of(failure);
        if (failure instanceof FindingsException refused) {
            return refused.findings().stream()
                    .map(finding -> located(finding, place))
                    .toList();
        }
        return List.of(located(finding(failure), place));
    }

    private Finding located(Finding finding, Place place) {
        return finding.place().file().isEmpty()
                ? finding.at(finding.place().inFile(place.file(), place.line(), place.column()))
                : finding.at(places.shown(finding.place()));
    }

    private Finding finding(Throwable failure) {
        if (failure instanceof MissingPropertyException missing) {
            return missingProperty(missing);
        }
        if (failure instanceof MissingMethodException missing) {
            return Finding.error("pipeline/unknown-method", signature(missing));
        }
        if (failure instanceof CpsCallableInvocation) {
            return Finding.error(
                    "pipeline/cps-mismatch",
                    "plain code cannot run a closure, a method or a step of the Pipeline inside");
        }
        return Finding.error(rule(failure), message(failure));
    }

    private Finding missingProperty(MissingPropertyException missing) {
        Finding finding = Finding.error("pipeline/unknown-name", "no such variable or property")
                .withValue(missing.getProperty());
        boolean onScript = missing.getType() != null && PipelineScript.class.isAssignableFrom(missing.getType());
        return onScript
                ? NearMiss.among(words.get(), missing.getProperty())
                        .map(near -> finding.withSuggestion("did you mean '" + near + "'?"))
                        .orElse(finding)
                : finding;
    }

    private static String signature(MissingMethodException missing) {
        return Arrays.stream(missing.getArguments())
                .map(argument -> argument == null ? "null" : argument.getClass().getSimpleName())
                .collect(Collectors.joining(
                        ", ",
                        "no such method: " + missing.getType().getSimpleName() + "." + missing.getMethod() + "(",
                        ")"));
    }

    private static String rule(Throwable failure) {
        if (failure instanceof SandboxViolation) {
            return "pipeline/sandbox";
        }
        if (failure instanceof CpsMismatch) {
            return "pipeline/cps-mismatch";
        }
        return failure instanceof PipelineInterruption ? "pipeline/interrupted" : "pipeline/failed";
    }

    private static String message(Throwable failure) {
        boolean plain = failure instanceof StepFailure
                || failure instanceof PipelineInterruption
                || failure instanceof SandboxViolation
                || failure instanceof CpsMismatch;
        String message = String.valueOf(failure.getMessage());
        return plain ? message : failure.getClass().getSimpleName() + ": " + message;
    }
}
