package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** What the Groovy compiler has to say, as findings. */
final class SyntaxFindings {

    private SyntaxFindings() {}

    static List<Finding> of(CompilationFailedException failure) {
        List<Finding> findings = new ArrayList<>();
        if (failure instanceof MultipleCompilationErrorsException several) {
            for (Object message : several.getErrorCollector().getErrors()) {
                if (message instanceof SyntaxErrorMessage syntax) {
                    findings.add(of(syntax.getCause()));
                } else if (message instanceof ExceptionMessage refused
                        && refused.getCause() instanceof SecurityException refusal) {
                    findings.add(ScriptRefusal.notAllowed(refusal));
                }
            }
        }
        return findings.isEmpty() ? List.of(Finding.error("dsl/syntax", failure.toString())) : findings;
    }

    private static Finding of(SyntaxException error) {
        return Finding.error("dsl/syntax", error.getOriginalMessage())
                .at(Place.UNKNOWN.inFile(error.getSourceLocator(), error.getStartLine(), error.getStartColumn()));
    }
}
