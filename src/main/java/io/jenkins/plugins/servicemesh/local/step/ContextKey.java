package io.jenkins.plugins.servicemesh.local.step;

/**
 * Names a value that a block step hands to the steps inside its body. Two keys are never equal unless they are the same
 * object, so a key is a constant of the class that owns it.
 *
 * @param <T> what is kept under this key
 */
public final class ContextKey<T> {
    private final Class<T> type;

    private ContextKey(Class<T> type) {
        this.type = type;
    }

    /** A new key for values of that type. */
    public static <T> ContextKey<T> of(Class<T> type) {
        return new ContextKey<>(type);
    }

    /** The value as this key's type. */
    public T cast(Object value) {
        return type.cast(value);
    }
}
