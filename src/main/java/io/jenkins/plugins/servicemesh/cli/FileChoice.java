package io.jenkins.plugins.servicemesh.cli;

import picocli.CommandLine.Option;

/** The option that says which files. */
final class FileChoice {

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE|DIR|-",
            description =
                    "DSL files (.mesh; they are code and run with your rights), mesh files or Kubernetes YAML of mesh kinds.")
    private String file = "";

    /** As it was written. */
    String name() {
        return file;
    }

    IntentFiles read(Terminal terminal) {
        return IntentFiles.read(file, terminal);
    }
}
