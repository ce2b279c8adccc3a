package io.jenkins.plugins.servicemesh.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What surrounds a call of the command.
 *
 * @param out the answer
 * @param err the talk
 * @param environment variables, {@code KUBECONFIG} among them
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {

    void say(String line) {
        err.println(line);
    }

    void answer(String line) {
        out.println(line);
    }
}
