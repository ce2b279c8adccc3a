package io.jenkins.plugins.servicemesh.embedded.field;

/** What stands in a field, as far as the server has to know in order to print, merge and own it. Immutable. */
public sealed interface FieldType permits ScalarType, StructType, MapType, ListType, AnyType {

    /** Reads each case of a type; a new case breaks every reader's build. */
    interface Visitor<R> {
        R scalar(ScalarType type);

        R struct(StructType type);

        R map(MapType type);

        R list(ListType type);

        R any(AnyType type);
    }

    <R> R accept(Visitor<R> visitor);

    /** The type of what stands below that key of an object; anything where the type does not say. */
    default FieldType below(String key) {
        return AnyType.ANY;
    }

    /** Whether what stands there is one value, owned and replaced as a whole. */
    default boolean isAtomic() {
        return false;
    }
}
