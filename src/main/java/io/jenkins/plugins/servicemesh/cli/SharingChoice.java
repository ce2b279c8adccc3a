package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.model.Sharing;
import picocli.CommandLine.Option;

/** Whether objects that controllers keep are edited. */
final class SharingChoice {

    @Option(
            names = "--share",
            description =
                    "Edit objects that a controller such as Argo CD keeps, if it lets a probe and the edit be; else they are refused.")
    private boolean share;

    Sharing wanted() {
        return share ? Sharing.SHARE : Sharing.REFUSE;
    }
}
