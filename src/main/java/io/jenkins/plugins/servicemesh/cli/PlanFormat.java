package io.jenkins.plugins.servicemesh.cli;

/** How a plan is printed. */
enum PlanFormat {
    TEXT,
    JSON,
    /** The objects after the change. */
    YAML
}
