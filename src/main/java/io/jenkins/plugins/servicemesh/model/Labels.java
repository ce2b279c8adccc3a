package io.jenkins.plugins.servicemesh.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kubernetes labels: what is a key, what is a value, and labels from plain values. */
public final class Labels {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final int LONGEST_PREFIX = 253;

    private Labels() {}

    /** A name of at most 63 characters, with or without a DNS prefix and a slash before it. */
    public static boolean isKey(String key) {
        int slash = key.indexOf('/');
        String prefix = slash < 0 ? "x" : key.substring(0, slash);
        return NAME.matcher(key.substring(slash + 1)).matches()
                && prefix.length() <= LONGEST_PREFIX
                && PREFIX.matcher(prefix).matches();
    }

    /** Empty, or at most 63 characters that begin and end with a letter or digit. */
    public static boolean isValue(String value) {
        return value.isEmpty() || NAME.matcher(value).matches();
    }

    /**
     * Labels from texts, numbers and booleans as scripts write them, every key kept: a selector that lost one would select
     * other pods as well.
     *
     * @throws InvalidValueException for a key or value that is none
     */
    public static Map<String, String> of(Map<String, ? extends @Nullable Object> plain) {
        Map<String, String> labels = new LinkedHashMap<>();
        plain.forEach((key, value) -> labels.put(checkedKey(key), checkedValue(key, value)));
        return Collections.unmodifiableMap(labels);
    }

    private static String checkedKey(String key) {
        if (!isKey(key)) {
            throw new InvalidValueException("label key", key, "a name such as app or app.kubernetes.io/name");
        }
        return key;
    }

    private static String checkedValue(String key, @Nullable Object value) {
        boolean scalar = value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
        if (!scalar || !isValue(String.valueOf(value))) {
            throw new InvalidValueException(
                    "value of label " + key, String.valueOf(value), "at most 63 letters, digits, '-', '_' and '.'");
        }
        return String.valueOf(value);
    }
}
