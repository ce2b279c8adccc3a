package io.jenkins.plugins.servicemesh.cluster;

/** Whether a write is stored, or only judged by the server ({@code dryRun=All}: schema, rules and admission webhooks run). */
public enum WriteMode {
    STORE,
    DRY_RUN
}
