package org.imprimatur.web;

import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.platform.InvalidSetting;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** The proxies whose word is taken for where a request came from, and by which name and scheme it was asked for. */
@Component
class TrustedProxies {

    private static final String SETTING = "imprimatur.trusted-proxies";
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/\\d{1,3})?");

    private final List<IpAddressMatcher> networks;

    TrustedProxies(Environment settings) {
        this.networks = Binder.get(settings).bind(SETTING, Bindable.listOf(String.class)).orElse(List.of()).stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(TrustedProxies::network)
                .toList();
    }

    private static IpAddressMatcher network(String written) {
        if (!ADDRESS.matcher(written).matches()) {
            throw notANetwork(written);
        }
        try {
            return new IpAddressMatcher(written);
        } catch (IllegalArgumentException odd) {
            throw notANetwork(written);
        }
    }

    private static InvalidSetting notANetwork(String written) {
        return new InvalidSetting(
                SETTING + " holds “" + written + "”, which is neither an address nor a network.",
                "Write addresses and networks as 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32, with commas between them.");
    }

    boolean include(String address) {
        return ADDRESS.matcher(address).matches() && networks.stream().anyMatch(network -> network.matches(address));
    }
}
