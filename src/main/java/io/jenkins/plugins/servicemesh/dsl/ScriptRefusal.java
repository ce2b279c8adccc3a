package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Grammar;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;

/** What can be wrong with a script outside of its blocks, as findings without a place. */
public final class ScriptRefusal {

    private static final Grammar GRAMMAR = MeshLanguage.GRAMMAR;

    private ScriptRefusal() {}

    /** A call outside of every block of something that is not there. */
    static Finding unknownCall(String name) {
        Block<?> script = GRAMMAR.outermost();
        return GRAMMAR.knows(name) && !script.has(name)
                ? GRAMMAR.stranger(script, name)
                : Finding.notAllowed(
                        "dsl/unknown-word", "word", name, script.words().keySet());
    }

    /** A script without any {@code mesh} block. */
    public static Finding noMesh() {
        return Finding.error("dsl/missing", "no mesh block")
                .withSuggestion("for example: mesh(namespace: 'shop') { mtls 'STRICT' }");
    }

    /** What a sandbox refused, in its own words. */
    static Finding notAllowed(SecurityException refusal) {
        return Finding.error("dsl/sandbox", String.valueOf(refusal.getMessage()))
                .withSuggestion("a file says what is wanted: let the Pipeline do anything else");
    }

    static Finding unknownVariable(String name) {
        return Finding.error("dsl/unknown-variable", "unknown variable")
                .withValue(name)
                .withSuggestion("a text needs quotes");
    }
}
