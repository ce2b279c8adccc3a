package io.jenkins.plugins.servicemesh.cli;

import java.util.Optional;

/** Who runs the command, for the journal and the leases. */
final class Caller {

    private Caller() {}

    /** The build's URL inside Jenkins, else the user and this process. */
    static String name(Terminal terminal) {
        return Optional.ofNullable(terminal.environment().get("BUILD_URL"))
                .orElseGet(() -> System.getProperty("user.name") + ", process "
                        + ProcessHandle.current().pid());
    }
}
