package io.jenkins.plugins.servicemesh.embedded.protobuf;

import io.jenkins.plugins.servicemesh.embedded.field.BuiltinTypes;
import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The body of a request in protobuf: four bytes that say so, then an envelope with the kind's names and the object.
 * The layout is that of apimachinery's {@code runtime.Unknown}.
 */
public final class ProtobufBody {

    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int NAMES = 1;
    private static final int OBJECT = 2;
    private static final int API_VERSION = 1;
    private static final int KIND = 2;

    private ProtobufBody() {}

    /**
     * The same request in JSON, if its body is in protobuf.
     *
     * @throws io.jenkins.plugins.servicemesh.embedded.http.StatusException when the body cannot be read
     */
    public static Request inJson(Request request) {
        if (!request.contentType().equals(Request.PROTOBUF) || request.body().isEmpty()) {
            return request;
        }
        try {
            return request.withJson(object(request.body().getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException | ArithmeticException | BufferUnderflowException e) {
            throw Status.badRequest("the protobuf body cannot be read: " + e.getMessage())
                    .exception();
        }
    }

    private static JsonObject object(byte[] body) {
        if (!Arrays.equals(body, 0, Math.min(MAGIC.length, body.length), MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("it does not begin with k8s");
        }
        List<WireField> envelope = WireField.all(Arrays.copyOfRange(body, MAGIC.length, body.length));
        List<WireField> names = WireField.all(content(envelope, NAMES).content());
        String apiVersion = content(names, API_VERSION).text();
        String kind = content(names, KIND).text();
        StructType type = BuiltinTypes.of(apiVersion, kind)
                .orElseThrow(() -> new IllegalArgumentException("no kind " + kind + " in " + apiVersion));
        return MessageReader.object(type, content(envelope, OBJECT).content())
                .with("apiVersion", apiVersion)
                .with("kind", kind);
    }

    private static WireField content(List<WireField> message, int tag) {
        Optional<WireField> found =
                message.stream().filter(field -> field.tag() == tag).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("field " + tag + " is missing"));
    }
}
