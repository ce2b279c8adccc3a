package io.jenkins.plugins.servicemesh.embedded.table;

import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of each kind: name and age where nothing else is known. */
final class Columns {

    private static final List<Column> NAME_AND_AGE = List.of(Column.NAME, Column.AGE);
    private static final Map<String, List<Column>> BUILTIN = builtin();

    private Columns() {}

    private static Map<String, List<Column>> builtin() {
        Map<String, List<Column>> columns = new HashMap<>(CoreColumns.BY_KIND);
        columns.putAll(WorkloadColumns.BY_KIND);
        columns.putAll(AccessColumns.BY_KIND);
        return columns;
    }

    static List<Column> of(ServedKind kind) {
        return kind.is(Trait.CUSTOM)
                ? CustomColumns.of(kind.type()).orElse(NAME_AND_AGE)
                : BUILTIN.getOrDefault(kind.type().kind(), NAME_AND_AGE);
    }
}
