package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.local.basic.InputAnswers;
import io.jenkins.plugins.servicemesh.local.basic.InputQuestion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers {@code input} with what the command line says, else asks the person at the terminal, else says how to answer.
 *
 * @param answers {@code ok} or {@code abort} by the id of the question; the empty id stands for every question
 * @param values of the parameters that questions ask for
 * @param person who answers what the command line does not
 */
record RunInputs(Map<String, String> answers, Map<String, String> values, InputAnswers person) implements InputAnswers {

    private static final String OK = "ok";
    private static final List<String> ALLOWED = List.of(OK, "abort");

    /** @param choices as the command line has them: {@code ok}, {@code abort}, {@code ID=ok} or {@code ID=abort} */
    static RunInputs of(List<String> choices, Map<String, String> values, Terminal terminal) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String choice : choices) {
            int equals = choice.lastIndexOf('=');
            String answer = choice.substring(equals + 1);
            if (!ALLOWED.contains(answer)) {
                throw new UsageException(Finding.notAllowed("usage", "answer in --input", answer, ALLOWED)
                        .describe());
            }
            answers.put(choice.substring(0, Math.max(equals, 0)), answer);
        }
        return new RunInputs(answers, values, System.console() == null ? RunInputs::nobody : person(terminal));
    }

    private static InputAnswers person(Terminal terminal) {
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(terminal.in(), Charset.defaultCharset()));
        return InputAnswers.terminal(keyboard, terminal.err());
    }

    private static Optional<Map<String, String>> nobody(InputQuestion question) throws IOException {
        String id = question.id();
        throw new IOException("nobody is there to answer input '" + id + "'; say it on the command line: --input '" + id
                + "=ok' or --input '" + id + "=abort', for every question --input ok");
    }

    @Override
    public Optional<Map<String, String>> ask(InputQuestion question) throws IOException {
        String answer = answers.getOrDefault(question.id(), answers.get(""));
        if (answer == null) {
            return person.ask(question);
        }
        return answer.equals(OK) ? Optional.of(values) : Optional.empty();
    }
}
