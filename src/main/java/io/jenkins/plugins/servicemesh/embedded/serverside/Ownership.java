package io.jenkins.plugins.servicemesh.embedded.serverside;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who owns which fields of an object.
 *
 * @param fields what each manager owns; nobody owns nothing
 */
public record Ownership(Map<FieldManager, FieldSet> fields) {

    public Ownership {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What that manager owns. */
    public FieldSet of(FieldManager manager) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getKey().is(manager))
                .map(Map.Entry::getValue)
                .reduce(FieldSet.EMPTY, FieldSet::union);
    }

    /** What all others own. */
    FieldSet ofOthers(FieldManager manager) {
        return fields.entrySet().stream()
                .filter(entry -> !entry.getKey().is(manager))
                .map(Map.Entry::getValue)
                .reduce(FieldSet.EMPTY, FieldSet::union);
    }

    /** The fields among these that others own. */
    List<Conflict> conflicts(FieldManager manager, FieldSet wanted) {
        List<Conflict> conflicts = new ArrayList<>();
        fields.forEach((owner, owned) -> {
            if (!owner.is(manager)) {
                owned.intersection(wanted).paths().forEach(path -> conflicts.add(new Conflict(owner, path)));
            }
        });
        return conflicts;
    }

    /** After a write: what was written is the writer's alone, besides what it owned; what is gone is nobody's. */
    public Ownership written(FieldManager writer, Changes changes) {
        FieldSet own = of(writer).union(changes.written());
        return taken(writer, changes).with(writer, own.minus(changes.removed()));
    }

    /** After an apply: the applier owns exactly what it applied, and what it changed is no one else's. */
    Ownership applied(FieldManager applier, FieldSet named, Changes changes) {
        return taken(applier, changes).with(applier, named);
    }

    private Ownership taken(FieldManager writer, Changes changes) {
        Map<FieldManager, FieldSet> rest = new LinkedHashMap<>();
        fields.forEach((owner, owned) -> {
            if (!owner.is(writer)) {
                rest.put(owner, owned.minus(changes.written()).minus(changes.removed()));
            }
        });
        return new Ownership(rest);
    }

    private Ownership with(FieldManager manager, FieldSet owned) {
        Map<FieldManager, FieldSet> all = new LinkedHashMap<>(fields);
        all.put(manager, owned);
        all.values().removeIf(FieldSet::isEmpty);
        return new Ownership(all);
    }
}
