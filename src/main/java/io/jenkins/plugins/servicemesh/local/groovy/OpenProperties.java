package io.jenkins.plugins.servicemesh.local.groovy;

/** An object whose properties have free names; the sandbox lets a script read and write them. */
public interface OpenProperties {}
