package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A split as Istio's weights, which are whole numbers that need no total of 100. */
public final class WeightFields {

    private WeightFields() {}

    /**
     * The weight of each version, in the split's order: whole percents as they are, else all of them times the least power
     * of ten that makes them whole (99.5 and 0.5 become 995 and 5).
     */
    public static Map<String, Integer> of(Split split) {
        int decimals = split.shares().values().stream()
                .mapToInt(WeightFields::decimals)
                .max()
                .orElse(0);
        Map<String, Integer> weights = new LinkedHashMap<>();
        split.shares().forEach((version, share) -> weights.put(version, scaled(share, decimals)));
        return weights;
    }

    /** The field {@code http[].route} for that split. */
    public static JsonArray route(Split split, Function<String, Destination> destinationOfVersion) {
        return JsonArray.of(of(split).entrySet().stream()
                .map(entry -> weighted(destinationOfVersion.apply(entry.getKey()), entry.getValue()))
                .toList());
    }

    /** An item of {@code http[].route}. */
    public static JsonObject weighted(Destination destination, int weight) {
        return JsonObject.of("destination", destination.toJson()).with("weight", weight);
    }

    private static int decimals(Percent share) {
        return Math.max(0, share.value().stripTrailingZeros().scale());
    }

    private static int scaled(Percent share, int decimals) {
        BigDecimal weight = share.value().movePointRight(decimals);
        return weight.intValueExact();
    }
}
