package io.jenkins.plugins.servicemesh.mesh;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** One mesh's answer for every feature. Nothing falls back in silence. */
public record MeshCapabilities(Map<Feature, Support> features) {

    /** @throws IllegalArgumentException when a feature has no answer */
    public MeshCapabilities {
        EnumMap<Feature, Support> all = new EnumMap<>(features);
        for (Feature feature : Feature.values()) {
            if (!all.containsKey(feature)) {
                throw new IllegalArgumentException("no answer for " + feature);
            }
        }
        features = Collections.unmodifiableMap(all);
    }

    /** Every feature with the same answer. */
    public static MeshCapabilities all(Support answer) {
        EnumMap<Feature, Support> all = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            all.put(feature, answer);
        }
        return new MeshCapabilities(all);
    }

    /** These capabilities with another answer for one feature. */
    public MeshCapabilities with(Feature feature, Support answer) {
        EnumMap<Feature, Support> changed = new EnumMap<>(features);
        changed.put(feature, answer);
        return new MeshCapabilities(changed);
    }

    public Support of(Feature feature) {
        return features.getOrDefault(feature, new Support.Unsupported("unknown feature", "none"));
    }
}
