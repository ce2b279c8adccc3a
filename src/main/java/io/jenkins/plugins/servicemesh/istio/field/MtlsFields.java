package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Map;

/** mTLS modes as fields of a PeerAuthentication. */
public final class MtlsFields {

    private MtlsFields() {}

    /** The field {@code mtls}: {@code {mode: STRICT}}. */
    public static JsonObject of(MtlsMode mode) {
        return JsonObject.of("mode", mode);
    }

    /** The field {@code portLevelMtls}, by workload port. */
    public static JsonObject ports(Map<Integer, MtlsMode> modes) {
        JsonObject fields = JsonObject.EMPTY;
        for (Map.Entry<Integer, MtlsMode> entry : modes.entrySet()) {
            fields = fields.with(String.valueOf(entry.getKey()), of(entry.getValue()));
        }
        return fields;
    }
}
