package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPatch.Operation;
import java.util.List;

/** The patch operations of one edit, which refuse where the tree is not what the edit was made for. */
final class EditOperations implements TreeEdit.Visitor<List<Operation>> {

    static final EditOperations EXACTLY = new EditOperations();

    private EditOperations() {}

    @Override
    public List<Operation> set(TreeEdit.Set edit) {
        if (edit.old().isEmpty()) {
            return List.of(new JsonPatch.Add(edit.path(), edit.value()));
        }
        return List.of(
                new JsonPatch.Test(edit.path(), edit.old().get()), new JsonPatch.Replace(edit.path(), edit.value()));
    }

    @Override
    public List<Operation> insert(TreeEdit.Insert edit) {
        return List.of(new JsonPatch.Add(edit.path(), edit.value()));
    }

    @Override
    public List<Operation> delete(TreeEdit.Delete edit) {
        return List.of(new JsonPatch.Test(edit.path(), edit.old()), new JsonPatch.Remove(edit.path()));
    }
}
