package io.jenkins.plugins.servicemesh.embedded.protobuf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of a message as it is on the wire.
 *
 * @param number the value of a field that is a number, else zero
 * @param content the bytes of a field that has a length, else none
 */
record WireField(int tag, long number, byte[] content) {

    private static final int NUMBER = 0;
    private static final int CONTENT = 2;
    private static final byte[] NONE = {};

    /**
     * The fields of a message, in their order.
     *
     * @throws IllegalArgumentException when the bytes are no message, or one with fields that Kubernetes never sends
     * @throws java.nio.BufferUnderflowException when the bytes end too soon
     */
    static List<WireField> all(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        List<WireField> fields = new ArrayList<>();
        while (bytes.hasRemaining()) {
            fields.add(next(bytes));
        }
        return fields;
    }

    private static WireField next(ByteBuffer bytes) {
        long key = varint(bytes);
        int tag = Math.toIntExact(key >>> 3);
        return switch ((int) (key & 7)) {
            case NUMBER -> new WireField(tag, varint(bytes), NONE);
            case CONTENT -> new WireField(tag, 0, content(bytes));
            default -> throw new IllegalArgumentException("field " + tag + " has an unknown wire type");
        };
    }

    private static byte[] content(ByteBuffer bytes) {
        long length = varint(bytes);
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a field is longer than its message");
        }
        byte[] content = new byte[(int) length];
        bytes.get(content);
        return content;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
