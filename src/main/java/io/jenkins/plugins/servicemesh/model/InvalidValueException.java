package io.jenkins.plugins.servicemesh.model;

import java.util.Collection;
import java.util.List;

/** A value that a type refuses: names what it is, the value, and what is allowed. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String what;
    private final String value;
    private final transient List<String> allowed;

    /**
     * @param what the field or type, for example {@code mTLS mode}
     * @param allowed the values that would be right, or one phrase that describes them
     */
    public InvalidValueException(String what, Object value, Collection<String> allowed) {
        super("invalid " + what + " '" + value + "'; allowed: " + String.join(", ", allowed));
        this.what = what;
        this.value = String.valueOf(value);
        this.allowed = List.copyOf(allowed);
    }

    public InvalidValueException(String what, Object value, String allowed) {
        this(what, value, List.of(allowed));
    }

    public String what() {
        return what;
    }

    public String value() {
        return value;
    }

    public List<String> allowed() {
        return allowed;
    }
}
