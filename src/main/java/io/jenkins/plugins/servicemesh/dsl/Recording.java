package io.jenkins.plugins.servicemesh.dsl;

import groovy.lang.Closure;
import groovy.lang.Script;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Grammar;
import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;
import io.jenkins.plugins.servicemesh.dsl.grammar.Word;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Optional;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * A block while it is being written: the statements so far. Used by {@code MeshDsl.groovy} alone. Nothing is judged here;
 * every fresh {@code mesh} has recordings of its own, so that parallel branches never meet.
 */
public final class Recording implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Grammar GRAMMAR = MeshLanguage.GRAMMAR;

    private final @Nullable String block;
    private final @Nullable Statement header;
    private final @Nullable Closure<?> body;
    private final Object host;
    private final OutsideNames outside;
    private final ArrayList<Statement> statements = new ArrayList<>();

    private Recording(
            @Nullable String block,
            @Nullable Statement header,
            @Nullable Closure<?> body,
            Object host,
            OutsideNames outside) {
        this.block = block;
        this.header = header;
        this.body = body;
        this.host = host;
        this.outside = outside;
    }

    /**
     * The outermost level, where {@code mesh} stands.
     *
     * @param host answers {@code meshApply(spec: MeshIntent)}
     * @param outside what the host answers to besides
     */
    static Recording outermost(Object host, OutsideNames outside) {
        return new Recording(GRAMMAR.outermost().name(), null, null, host, outside);
    }

    /** The same outermost level with nothing written yet. */
    public Recording fresh() {
        return outermost(host, outside);
    }

    /** Who answers {@code meshApply}. */
    public Object host() {
        return host;
    }

    /**
     * Begins a word of this block.
     *
     * @param arguments as Groovy hands them over
     * @param trace made where the word was caught: tells its line
     * @return a recording of the word's own block, to be handed to {@link #leave} when that has run
     */
    public Recording enter(String word, Object arguments, Throwable trace) {
        WrittenArguments written = WrittenArguments.of(arguments);
        refuseRunning(written);
        Statement statement = Statement.of(
                word,
                written.positional(),
                written.named(),
                ScriptLine.in(trace).place());
        Optional<String> inner =
                GRAMMAR.block(block).flatMap(known -> known.meant(word)).flatMap(Word::bodyName);
        return new Recording(inner.orElse(null), statement, written.block().orElse(null), host, outside);
    }

    /** A closure has one delegate: run twice at once, by branches that share it, it would write into the wrong block. */
    private static void refuseRunning(WrittenArguments written) {
        if (written.block()
                .filter(block -> block.getDelegate() instanceof BlockDelegate)
                .isPresent()) {
            throw new IllegalStateException(
                    "this closure runs in another block already: give each block a closure of its own");
        }
    }

    /** The closure that is to run with this recording as its delegate's; null when there is none, or none that any word takes. */
    public @Nullable Closure<?> body() {
        return block == null ? null : body;
    }

    /** Ends a word of this block. */
    public void leave(Recording inner) {
        statements.add(inner.statement());
    }

    /** Notes an assignment where a word was meant. */
    public void refuse(AssignmentException mistake) {
        statements.add(mistake.statement(ScriptLine.in(mistake)));
    }

    /**
     * The intent that the last {@code mesh} block wrote.
     *
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException with all that is wrong with it
     */
    public MeshIntent intent() {
        return MeshIntent.read(statements.get(statements.size() - 1));
    }

    /** Whether the next part of a block may follow one that the host answered so. */
    public boolean goesOn(@Nullable Object answer) {
        return !(answer instanceof Ended ended) || ended.isGood();
    }

    /** Whether this is the outermost level. */
    public boolean isOutermost() {
        return header == null;
    }

    /** Whether a word is for this block to take: its own, or one that neither the script nor its host answers to. */
    boolean takes(String word) {
        return GRAMMAR.outermost().has(word)
                || GRAMMAR.block(block)
                        .filter(known -> known.has(word) || !isAnsweredOutside(word, known))
                        .isPresent();
    }

    private boolean isAnsweredOutside(String name, Block<?> known) {
        Object script = body == null ? null : body.getThisObject();
        return outside.meantBy(name, known)
                || (script instanceof Script it && it.getBinding().hasVariable(name))
                || (script != null
                        && !InvokerHelper.getMetaClass(script)
                                .respondsTo(script, name)
                                .isEmpty());
    }

    private Statement statement() {
        if (header == null) {
            throw new IllegalStateException("the outermost level is no word");
        }
        return body == null ? header : header.withBody(statements);
    }
}
