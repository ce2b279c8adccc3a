package io.jenkins.plugins.servicemesh.istio.rule.syntax;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** IP addresses and CIDR blocks as text. Nothing here asks a name server. */
public final class IpText {

    private static final Pattern OCTET = Pattern.compile("0|[1-9]\\d{0,2}");
    private static final Pattern V6_CHARACTERS = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*");

    private IpText() {}

    public static boolean isAddress(String text) {
        return isV4(text) || isV6(text);
    }

    /** {@code 10.0.0.0/8}; an address alone is none. */
    public static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String address = text.substring(0, slash);
        String bits = text.substring(slash + 1);
        int most = isV4(address) ? 32 : isV6(address) ? 128 : -1;
        return OCTET.matcher(bits).matches() && Integer.parseInt(bits) <= most;
    }

    public static boolean isAddressOrCidr(String text) {
        return isAddress(text) || isCidr(text);
    }

    private static boolean isV4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return false;
        }
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isV6(String text) {
        if (text.indexOf(':') < 0 || !V6_CHARACTERS.matcher(text).matches()) {
            return false; // what has a colon and nothing but these is never looked up as a name
        }
        try {
            return InetAddress.getByName(text) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
