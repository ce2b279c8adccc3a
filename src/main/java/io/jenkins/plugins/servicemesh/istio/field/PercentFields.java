package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.math.BigDecimal;

/** Percentages as Istio writes them: numbers from 0 to 100. */
public final class PercentFields {

    private PercentFields() {}

    /** A {@code Percent} message: {@code {value: 0.5}}. */
    public static JsonObject of(Percent percent) {
        return JsonObject.of("value", number(percent));
    }

    /** The plain number, without exponent and trailing zeros, as {@code randomSamplingPercentage} takes it. */
    static BigDecimal number(Percent percent) {
        BigDecimal plain = percent.value().stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
