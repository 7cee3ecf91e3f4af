package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNetworkTests {

    @Test
    void anIpv6AddressCountsAsItsSubnet() {
        assertThat(ClientNetwork.of("2001:db8:1:2::1")).isEqualTo(ClientNetwork.of("2001:DB8:1:2:ffff::9%eth0"));
        assertThat(ClientNetwork.of("2001:db8:1:2::1")).isNotEqualTo(ClientNetwork.of("2001:db8:1:3::1"));
    }

    @Test
    void anIpv4AddressCountsForItselfHoweverItIsWritten() {
        assertThat(ClientNetwork.of("192.0.2.1")).isNotEqualTo(ClientNetwork.of("192.0.2.2"));
        assertThat(ClientNetwork.of("::ffff:192.0.2.1")).isEqualTo(ClientNetwork.of("192.0.2.1"));
    }

    @Test
    void theNetworkAroundIsWider() {
        assertThat(ClientNetwork.around("192.0.2.1")).isEqualTo(ClientNetwork.around("192.0.2.2"));
        assertThat(ClientNetwork.around("2001:db8:1:2::1")).isEqualTo(ClientNetwork.around("2001:db8:1:3::1"));
        assertThat(ClientNetwork.around("2001:db8:1:2::1")).isNotEqualTo(ClientNetwork.around("2001:db8:2:2::1"));
        assertThat(ClientNetwork.around("192.0.2.1")).isNotEqualTo(ClientNetwork.of("192.0.2.1"));
    }

    /** What is no address is never looked up as a name. */
    @Test
    void whatIsNoAddressCountsAsItStands() {
        assertThat(ClientNetwork.of("unknown").key()).isEqualTo("unknown");
        assertThat(ClientNetwork.of("beef.example").key()).isEqualTo("beef.example");
        assertThat(ClientNetwork.of("1:2:3").key()).isEqualTo("1:2:3");
    }

    @Test
    void peopleAreToldNoMoreThanTheBeginning() {
        assertThat(ClientNetwork.words("203.0.113.7")).isEqualTo("203.0.113.…");
        assertThat(ClientNetwork.words("2001:db8:1:2::7")).isEqualTo("2001:db8:1:2::…");
        assertThat(ClientNetwork.words("127.0.0.1")).isEmpty();
        assertThat(ClientNetwork.words("beef.example")).isEmpty();
    }
}
