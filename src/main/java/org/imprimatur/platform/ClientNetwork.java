package org.imprimatur.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The network a request came from, as rate limits count it: an IPv4 address, or the /64 of an IPv6 one. Whoever has one
 * IPv6 address has a whole /64 of them, so that counting each by itself would count nothing.
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

    /** For people, shortened: "203.0.113.…"; empty for this machine itself and for what is no address. */
    public static String words(String remoteAddress) {
        try {
            InetAddress address = InetAddress.getByName(literal(remoteAddress));
            return address.isLoopbackAddress() ? "" : words(address.getAddress());
        } catch (UnknownHostException noAddress) {
            return "";
        }
    }

    private static String words(byte[] bytes) {
        if (bytes.length == 4) {
            return (bytes[0] & 0xFF) + "." + (bytes[1] & 0xFF) + "." + (bytes[2] & 0xFF) + ".…";
        }
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 8; i += 2) {
            words.append(Integer.toHexString((bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF))
                    .append(':');
        }
        return words.append(":…").toString();
    }

    private static ClientNetwork first(String remoteAddress, int ofFour, int ofSixteen) {
        String address = remoteAddress.strip().toLowerCase(Locale.ROOT).replaceFirst("%.*", "");
        try {
            byte[] bytes = InetAddress.getByName(literal(address)).getAddress();
            int length = bytes.length == 4 ? ofFour : ofSixteen;
            return new ClientNetwork(HexFormat.of().formatHex(Arrays.copyOf(bytes, length)) + "/" + length * 8);
        } catch (UnknownHostException noAddress) {
            return new ClientNetwork(address);
        }
    }

    /** Looked up as a name it would let the sender choose whom we ask. */
    private static String literal(String address) throws UnknownHostException {
        if (!address.contains(":") && !IPV4.matcher(address).matches()) {
            throw new UnknownHostException(address);
        }
        return address;
    }
}
