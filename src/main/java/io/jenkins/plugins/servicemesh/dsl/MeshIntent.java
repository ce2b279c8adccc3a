package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.data.DataWriter;
import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import io.jenkins.plugins.servicemesh.dsl.word.Wish;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one {@code mesh} block asks for, free of mistakes. Immutable. It keeps what was written, and reads it when asked, so
 * that a Pipeline can be saved while it holds one.
 */
public final class MeshIntent implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Statement statement;
    private final String file;

    private MeshIntent(Statement statement, String file) {
        this.statement = statement;
        this.file = file;
    }

    /** @throws FindingsException with all that is wrong with the statement */
    static MeshIntent read(Statement statement) {
        MeshIntent intent = new MeshIntent(statement, statement.place("").file());
        intent.wish();
        return intent;
    }

    /** The same under the name by which its user knows the file, whatever it was compiled as. */
    public MeshIntent inFile(String name) {
        return new MeshIntent(statement, name);
    }

    /** Where the block stands. */
    public Place place() {
        Place place = statement.place("");
        return place.inFile(file, place.line(), place.column());
    }

    /** The cluster's name, where the block gives one. */
    public Optional<String> cluster() {
        return wish().cluster();
    }

    /** The namespace, where the block gives one. */
    public Optional<String> namespace() {
        return wish().namespace();
    }

    /** Whether it says how the mesh is to be; else it only moves requests. */
    public boolean isConfiguration() {
        Wish wish = wish();
        return !wish.spec().isEmpty() || wish.rollouts().isEmpty();
    }

    /** What becomes of changes to objects that controllers keep. */
    public Sharing sharing() {
        return wish().sharing();
    }

    /** Whether a refusal fails the build; else the result of the block tells it. */
    public boolean failBuild() {
        return wish().failBuild();
    }

    /**
     * How the mesh is to be in the namespace that the block gives, before anything moves.
     *
     * @throws FindingsException when it gives none
     */
    public MeshSpec spec() {
        return spec(ownNamespace());
    }

    /** The same in the namespace that the block gives, or else in this one. */
    public MeshSpec spec(String defaultNamespace) {
        Wish wish = wish();
        return wish.in(wish.namespace().orElse(defaultNamespace));
    }

    /**
     * What moves in the namespace that the block gives, one after the other.
     *
     * @throws FindingsException when it gives none
     */
    public List<RolloutSpec> rollouts() {
        return wish().rollouts().isEmpty() ? List.of() : rollouts(ownNamespace());
    }

    /** The same in the namespace that the block gives, or else in this one. */
    public List<RolloutSpec> rollouts(String defaultNamespace) {
        Wish wish = wish();
        return wish.rolloutsIn(wish.namespace().orElse(defaultNamespace));
    }

    /** How many times something moves. */
    public int rolloutCount() {
        return wish().rollouts().size();
    }

    /** What the block says as data, by word; {@link MeshData} makes an equal intent of it. */
    public Map<String, Object> data() {
        return DataWriter.data(MeshLanguage.MESH, statement.body().orElse(List.of()));
    }

    private String ownNamespace() {
        Finding missing = Finding.error("dsl/missing", "mesh needs a namespace")
                .at(place().withPath("mesh"))
                .withSuggestion("for example: mesh(namespace: 'shop') { }");
        return namespace().orElseThrow(() -> new FindingsException(missing));
    }

    private Wish wish() {
        return MeshLanguage.read(statement);
    }
}
