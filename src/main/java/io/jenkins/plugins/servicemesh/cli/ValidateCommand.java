package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.document.DocumentReview;
import io.jenkins.plugins.servicemesh.report.FindingsJson;
import io.jenkins.plugins.servicemesh.report.FindingsText;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Tells all that is wrong with files, by their schemas and by the mesh's rules; needs no cluster.")
final class ValidateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private FileChoice files = new FileChoice();

    @Mixin
    private OfflineMesh mesh = new OfflineMesh();

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json (default: ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.TEXT;

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        IntentFiles read = files.read(terminal);
        List<Finding> findings = new ArrayList<>(read.findings());
        DocumentReview review = new DocumentReview(mesh.manager());
        findings.addAll(review.findings(read.sources()));
        read.readable().forEach(intent -> findings.addAll(review.findings(intent)));
        boolean fine = findings.stream().noneMatch(Finding::isError);
        if (format == OutputFormat.JSON) {
            terminal.answer(JsonText.pretty(FindingsJson.of(read.documents(), findings)));
        } else {
            FindingsText.lines(findings).forEach(terminal::answer);
            terminal.answer(read.documents()
                    + (read.documents() == 1 ? " document, " : " documents, ")
                    + (fine ? "no errors" : Finding.errors(findings).size() + " with error level"));
        }
        return (fine ? ExitCode.DONE : ExitCode.NO).number();
    }
}
