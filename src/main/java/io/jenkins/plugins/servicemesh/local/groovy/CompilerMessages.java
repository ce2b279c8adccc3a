package io.jenkins.plugins.servicemesh.local.groovy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.SimpleMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** The compiler's errors as findings. */
final class CompilerMessages {

    private CompilerMessages() {}

    static List<Finding> findings(ErrorCollector collector, String file) {
        List<Finding> findings = new ArrayList<>();
        for (Object message : collector.getErrors()) {
            findings.addAll(findings(message, file));
        }
        return findings;
    }

    private static List<Finding> findings(Object message, String file) {
        if (message instanceof SyntaxErrorMessage syntax) {
            SyntaxException cause = syntax.getCause();
            return List.of(error(cause.getOriginalMessage())
                    .at(Place.UNKNOWN.inFile(file, cause.getStartLine(), cause.getStartColumn())));
        }
        if (message instanceof ExceptionMessage exception) {
            return exception.getCause() instanceof FindingsException refused
                    ? refused.findings()
                    : List.of(error(String.valueOf(exception.getCause().getMessage()))
                            .at(inFile(file)));
        }
        String text = message instanceof SimpleMessage simple ? simple.getMessage() : String.valueOf(message);
        return List.of(error(text).at(inFile(file)));
    }

    private static Finding error(String message) {
        String firstLine = message.lines().findFirst().orElse("");
        return Finding.error("pipeline/syntax", firstLine.replaceFirst(" @ line \\d+, column \\d+\\.$", ""));
    }

    private static Place inFile(String file) {
        return Place.UNKNOWN.inFile(file, 0, 0);
    }
}
