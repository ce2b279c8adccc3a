package io.jenkins.plugins.servicemesh.dsl;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import java.io.Serializable;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The delegate of a block's closure: takes the words, and lets everything else through to the script. It has no properties,
 * so that {@code env} and the script's own variables stay visible inside a block.
 */
public abstract class BlockDelegate extends GroovyObjectSupport implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Recording recording;

    /**
     * The outermost level of a host whose names are not known: a word that looks like none of the block is left to it.
     *
     * @param host answers {@code meshApply(spec: MeshIntent)}
     */
    protected BlockDelegate(Object host) {
        this(Recording.outermost(host, OutsideNames.unknown()));
    }

    /**
     * The outermost level.
     *
     * @param host answers {@code meshApply(spec: MeshIntent)}
     * @param names all that the host answers to, such as its steps; a word that neither it nor the script knows is a mistake
     */
    protected BlockDelegate(Object host, Collection<String> names) {
        this(Recording.outermost(host, OutsideNames.exactly(names)));
    }

    protected BlockDelegate(Recording recording) {
        this.recording = recording;
    }

    /** The block that is being written. */
    public final Recording recording() {
        return recording;
    }

    /** Records a word, and runs its block. In Groovy, for only code that the CPS engine transforms can run a closure. */
    public abstract @Nullable Object methodMissing(String word, Object arguments);

    @Override
    public final @Nullable Object invokeMethod(String name, Object arguments) {
        if (!recording.takes(name)) {
            throw new MissingMethodException(name, getClass(), WrittenArguments.array(arguments));
        }
        return methodMissing(name, arguments);
    }

    @Override
    public final Object getProperty(String name) {
        throw new MissingPropertyException(name, getClass());
    }

    /** @throws AssignmentException for a word; anything else is the script's own variable */
    @Override
    public final void setProperty(String name, @Nullable Object value) {
        if (MeshLanguage.GRAMMAR.knows(name)) {
            throw new AssignmentException(name);
        }
        throw new MissingPropertyException(name, getClass());
    }
}
