package io.jenkins.plugins.servicemesh.model;

/** What is a port. */
final class Ports {

    private static final int LARGEST = 65_535;

    private Ports() {}

    /** @throws InvalidValueException unless it is 1 to 65535 */
    static void check(String what, int port) {
        if (port < 1 || port > LARGEST) {
            throw new InvalidValueException(what, port, "1 to " + LARGEST);
        }
    }
}
