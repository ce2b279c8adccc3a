package io.jenkins.plugins.servicemesh.dsl.word;

import java.util.ArrayList;
import java.util.List;

/** Lists that grow, as each use of a word adds to them. */
final class Lists {

    private Lists() {}

    static <T> List<T> plus(List<T> list, T item) {
        return join(list, List.of(item));
    }

    static <T> List<T> join(List<T> list, List<T> items) {
        List<T> longer = new ArrayList<>(list);
        longer.addAll(items);
        return List.copyOf(longer);
    }
}
