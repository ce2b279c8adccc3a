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

    static List<Finding> findings(ErrorCollector collector, String source) {
        List<Finding> findings = new ArrayList<>();
        for (Object message : collector.getErrors()) {
            findings.addAll(findings(message, source));
        }
        return findings;
    }

    private static List<Finding> findings(Object message, String source) {
        if (message instanceof SyntaxErrorMessage syntax) {
            SyntaxException cause = syntax.getCause();
            return List.of(error(cause.getOriginalMessage())
                    .at(Place.UNKNOWN.inFile(
                            cause.getSourceLocator() == null ? source : cause.getSourceLocator(),
                            cause.getStartLine(),
                            cause.getStartColumn())));
        }
        if (message instanceof ExceptionMessage exception) {
            return exception.getCause() instanceof FindingsException refused
                    ? refused.findings()
                    : List.of(error(String.valueOf(exception.getCause().getMessage()))
                            .at(inSource(source)));
        }
        String text = message instanceof SimpleMessage simple ? simple.getMessage() : String.valueOf(message);
        return List.of(error(text).at(inSource(source)));
    }

    private static Finding error(String message) {
        String firstLine = message.lines().findFirst().orElse("");
        return Finding.error("pipeline/syntax", firstLine.replaceFirst(" @ line \\d+, column \\d+\\.$", ""));
    }

    private static Place inSource(String source) {
        return Place.UNKNOWN.inFile(source, 0, 0);
    }
}
