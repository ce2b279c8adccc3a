package io.jenkins.plugins.servicemesh.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds written objects against a mesh's rules, each by itself and all together. */
public final class DocumentReview {

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
