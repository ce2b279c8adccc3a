package io.jenkins.plugins.servicemesh.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.mesh.EmptyNamespace;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds what was written against a mesh's rules: objects, and what intents make, each by itself and all together. */
public final class DocumentReview {

    private static final String ANY_NAMESPACE = "default"; // for an intent that leaves it to its caller
    private static final Owner NOBODY = new Owner("validate");

    private final MeshManager manager;

    public DocumentReview(MeshManager manager) {
        this.manager = manager;
    }

    /** What the rules say of these objects, each finding where its object was written. */
    public List<Finding> findings(List<SourceResource> sources) {
        List<Finding> findings = new ArrayList<>();
        sources.forEach(each -> manager.check(each.resource())
                .forEach(finding -> findings.add(each.source().locate(finding))));
        List<Resource> all = sources.stream().map(SourceResource::resource).toList();
        manager.checkTogether(all).forEach(finding -> findings.add(located(finding, sources)));
        return findings;
    }

    /** What the rules say of the objects that an intent makes in an empty namespace, each finding at the intent. */
    public List<Finding> findings(MeshIntent intent) {
        List<Resource> made = EmptyNamespace.plan(manager, intent.spec(ANY_NAMESPACE), NOBODY).changes().stream()
                .flatMap(change -> change.result().stream())
                .toList();
        Stream<Finding> single = made.stream().flatMap(object -> manager.check(object).stream());
        return Stream.concat(single, manager.checkTogether(made).stream())
                .map(finding -> finding.at(at(intent.place(), finding.place())))
                .toList();
    }

    private static Place at(Place intent, Place object) {
        return object.inFile(intent.file(), intent.line(), intent.column());
    }

    private static Finding located(Finding finding, List<SourceResource> sources) {
        Optional<SourceResource> source = sources.stream()
                .filter(each -> isAbout(finding, each.resource()))
                .findFirst();
        return source.map(each -> each.source().locate(finding)).orElse(finding);
    }

    private static boolean isAbout(Finding finding, Resource resource) {
        return finding.place().kind().equals(resource.type().kind())
                && finding.place().namespace().equals(resource.namespace())
                && finding.place().name().equals(resource.name());
    }
}
