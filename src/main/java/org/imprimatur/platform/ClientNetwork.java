package org.imprimatur.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a request came from, as limits count it: an IPv4 address, or the /64 of an IPv6 one. Whoever has one IPv6 address
 * has a whole /64 of them, so that counting each by itself would count nothing.
 *
 * @param key the same for all requests that count as one, and for no others
 */
public record ClientNetwork(String key) {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** One household, one server, one line. */
    public static ClientNetwork of(String remoteAddress) {
        return first(remoteAddress, 4, 8);
    }

    /** What lies around it and usually belongs to the same provider or house: a /24, or the /48 of an IPv6 address. */
    public static ClientNetwork around(String remoteAddress) {
        return first(remoteAddress, 3, 6);
    }

    private static ClientNetwork first(String remoteAddress, int ofFour, int ofSixteen) {
        String address = remoteAddress.strip().toLowerCase(Locale.ROOT).replaceFirst("%.*", "");
        if (!address.contains(":") && !IPV4.matcher(address).matches()) {
            // Looked up as a name it would let the sender choose whom we ask.
            return new ClientNetwork(address);
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int length = bytes.length == 4 ? ofFour : ofSixteen;
            return new ClientNetwork(HexFormat.of().formatHex(Arrays.copyOf(bytes, length)) + "/" + length * 8);
        } catch (UnknownHostException noAddress) {
            return new ClientNetwork(address);
        }
    }
}
