package io.jenkins.plugins.servicemesh.embedded.controller;

/** Brings a part of the cluster from how it is to how it should be. */
@FunctionalInterface
interface Controller {

    /** Takes the next step in that namespace, and none when all is as it should be. */
    void reconcile(String namespace);
}
