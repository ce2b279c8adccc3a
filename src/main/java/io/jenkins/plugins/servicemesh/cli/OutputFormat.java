package io.jenkins.plugins.servicemesh.cli;

/** How an answer is printed. */
enum OutputFormat {
    TEXT,
    JSON
}
