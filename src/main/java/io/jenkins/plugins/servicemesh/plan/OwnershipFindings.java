package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;

/** What there is to say of a change because of whose object it is. */
final class OwnershipFindings {

    private OwnershipFindings() {}

    /** An error where a controller would undo it, a warning where another owner made the object. */
    static List<Finding> of(Change change, Owner owner) {
        return change.accept(new Change.Visitor<>() {
            @Override
            public List<Finding> create(Change.Create create) {
                return List.of();
            }

            @Override
            public List<Finding> edit(Change.Edit edit) {
                return of(edit.before(), owner);
            }

            @Override
            public List<Finding> remove(Change.Remove remove) {
                return of(remove.before(), owner);
            }
        });
    }

    private static List<Finding> of(Resource object, Owner owner) {
        Ownership ownership = OwnerDetector.detect(object, owner);
        if (ownership instanceof Ownership.Controlled controlled) {
            return List.of(controlled.finding(object.id()));
        }
        if (ownership instanceof Ownership.OfAnother other) {
            return List.of(another(other).at(Place.in(object.id(), "")));
        }
        return List.of();
    }

    private static Finding another(Ownership.OfAnother other) {
        return Finding.warning("ownership/another", "made by another owner").withValue(other.owner());
    }
}
