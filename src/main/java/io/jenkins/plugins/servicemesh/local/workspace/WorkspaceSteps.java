package io.jenkins.plugins.servicemesh.local.workspace;

import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import java.util.List;
import java.util.stream.Stream;

/** The steps for files. */
public final class WorkspaceSteps {

    private WorkspaceSteps() {}

    /** Those of one run. */
    public static List<PipelineStep> all(Workspace workspace) {
        return Stream.of(
                        FileSteps.all(),
                        new FolderSteps(workspace).all(),
                        new StashSteps().all(),
                        List.<PipelineStep>of(new ArchiveStep(workspace)))
                .flatMap(List::stream)
                .toList();
    }
}
