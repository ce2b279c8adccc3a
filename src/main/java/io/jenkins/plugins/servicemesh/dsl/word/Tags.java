package io.jenkins.plugins.servicemesh.dsl.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags of metrics and spans, in written order. */
final class Tags {

    private Tags() {}

    static Map<String, String> plus(Map<String, String> tags, String tag, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(tag, value);
        return more;
    }

    static List<String> plus(List<String> tags, String tag) {
        List<String> more = new ArrayList<>(tags);
        more.add(tag);
        return more;
    }
}
