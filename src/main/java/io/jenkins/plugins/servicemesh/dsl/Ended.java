package io.jenkins.plugins.servicemesh.dsl;

/** What a host may answer for a part of a block: whether what was wanted is so. The parts after one that failed are left out. */
public interface Ended {

    boolean isGood();
}
