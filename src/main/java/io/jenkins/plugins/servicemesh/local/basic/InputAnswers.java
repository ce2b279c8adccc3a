package io.jenkins.plugins.servicemesh.local.basic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who answers {@code input}. */
public interface InputAnswers {

    /**
     * Asks; called on a thread of its own, which is interrupted when the answer is no longer wanted.
     *
     * @return the values of the question's parameters, those left out having their defaults; empty to abort
     */
    Optional<Map<String, String>> ask(InputQuestion question) throws IOException;

    /** Nobody is there: the step fails and says so. */
    static InputAnswers refuse() {
        return question -> {
            throw new IOException("nobody is there to answer input '" + question.id() + "'");
        };
    }

    /** Says yes to everything. */
    static InputAnswers proceed() {
        return question -> Optional.of(Map.of());
    }

    /** Asks a person: an empty line takes the default, {@code abort} or the end of the input aborts. */
    static InputAnswers terminal(BufferedReader in, PrintStream out) {
        return question -> {
            Map<String, String> values = new HashMap<>();
            for (ParameterDefinition parameter : question.parameters()) {
                String line = read(
                        in, out, question.message() + " " + parameter.name() + " [" + parameter.defaultValue() + "]: ");
                if (line.equals("abort")) {
                    return Optional.empty();
                }
                if (!line.isEmpty()) {
                    values.put(parameter.name(), line);
                }
            }
            String last = read(in, out, question.message() + " [" + question.ok() + "/abort]: ");
            return last.equals("abort") ? Optional.empty() : Optional.of(values);
        };
    }

    private static String read(BufferedReader in, PrintStream out, String prompt) throws IOException {
        out.print(prompt);
        out.flush();
        String line = in.readLine();
        return line == null ? "abort" : line.strip();
    }
}
