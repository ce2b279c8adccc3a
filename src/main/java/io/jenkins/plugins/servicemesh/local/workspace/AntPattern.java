package io.jenkins.plugins.servicemesh.local.workspace;

import java.util.regex.Pattern;

/**
 * A path pattern as Ant has it: {@code *} and {@code ?} stay within one name, {@code **} is any number of folders, none
 * included; a pattern that ends with a slash means all below.
 */
public final class AntPattern {
    private final Pattern regex;

    /** @param text with slashes between the names */
    public AntPattern(String text) {
        String whole = text.endsWith("/") ? text + "**" : text;
        this.regex = Pattern.compile(regex(whole.replaceAll("(\\*\\*/)+", "**/")));
    }

    private static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("**/", i)) {
                regex.append("(.*/)?");
                i += 2;
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(letter(text.charAt(i)));
            }
        }
        return regex.toString();
    }

    private static String letter(char letter) {
        return switch (letter) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(letter));
        };
    }

    /** Whether the whole path is of this form. */
    public boolean matches(String path) {
        return regex.matcher(path).matches();
    }
}
