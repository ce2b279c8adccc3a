package io.jenkins.plugins.servicemesh.embedded.field;

/**
 * How a field is sent in protobuf.
 *
 * @param number its number; 0 when it is not known
 * @param isNullable whether zero and false are values of their own, and not the lack of one
 */
public record WireForm(int number, boolean isNullable) {

    static final WireForm NONE = new WireForm(0, false);
}
