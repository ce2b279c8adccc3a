package io.jenkins.plugins.servicemesh.istio.rule.syntax;

import java.util.regex.Pattern;

/** Istio's grammar of hosts. Letter case is free, as in DNS. */
public final class HostNames {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern SNI_HOST = Pattern.compile("outbound_\\.\\d*_\\.[^_]*_\\..+");
    private static final int LONGEST = 255;

    private HostNames() {}

    public static boolean isDnsLabel(String text) {
        return DNS_LABEL.matcher(text).matches();
    }

    /** Labels with dots between them; one dot may end it, and the last label is not a number. */
    public static boolean isFqdn(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        String relative = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        String[] labels = relative.split("\\.", -1);
        for (String label : labels) {
            if (!isDnsLabel(label)) {
                return false;
            }
        }
        return !DIGITS.matcher(labels[labels.length - 1]).matches();
    }

    /** An FQDN whose first label may be {@code *}, or begin with it. */
    public static boolean isWildcardHost(String text) {
        if (text.equals("*")) {
            return true;
        }
        if (text.startsWith("*.")) {
            return text.length() <= LONGEST && isFqdn(text.substring(2));
        }
        if (text.startsWith("*-")) {
            return text.length() <= LONGEST && isFqdn(text.substring(2));
        }
        return isFqdn(text.startsWith("*") ? text.substring(1) : text);
    }

    /** {@code *x.com}, where the star is not a label of its own. */
    public static boolean isPartialWildcard(String text) {
        return text.length() > 1 && text.startsWith("*") && text.charAt(1) != '.';
    }

    /** A host as gateways between clusters route by it: {@code outbound_.443_._.reviews.shop.svc.cluster.local}. */
    public static boolean isSniHost(String text) {
        return SNI_HOST.matcher(text).matches();
    }

    /** Whether some name is meant by both, each an FQDN or a wildcard. */
    public static boolean overlap(String left, String right) {
        if (isWildcard(left) && isWildcard(right)) {
            String shorter = left.length() < right.length() ? left : right;
            String longer = left.length() < right.length() ? right : left;
            return longer.substring(1).endsWith(shorter.substring(1));
        }
        return covers(left, right) || covers(right, left);
    }

    /** Whether every name that the narrower one means is meant by the wider one as well. */
    public static boolean covers(String wider, String narrower) {
        if (!isWildcard(wider)) {
            return wider.equals(narrower);
        }
        String rest = isWildcard(narrower) ? narrower.substring(1) : narrower;
        return rest.endsWith(wider.substring(1));
    }

    private static boolean isWildcard(String host) {
        return host.startsWith("*");
    }
}
