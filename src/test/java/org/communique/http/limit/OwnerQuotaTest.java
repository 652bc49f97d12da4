package org.communique.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.communique.http.origin.ClientNetwork;
import org.junit.jupiter.api.Test;

class OwnerQuotaTest {

    private static final long TOTAL = 1_000;
    private static final long PER_NETWORK = 25;

    private final OwnerQuota memory = new OwnerQuota(TOTAL, PER_NETWORK);

    @Test
    void isBoundedForANetwork() {
        assertThat(memory.reserve(List.of("198.51.100.1"), PER_NETWORK)).isTrue();
        assertThat(memory.reserve(List.of("198.51.100.1"), 1)).isFalse();
        assertThat(memory.reserve(List.of("198.51.100.2"), 1)).isTrue();
    }

    @Test
    void isBoundedInAll() {
        for (int i = 0; i < TOTAL / PER_NETWORK; i++) {
            assertThat(memory.reserve(List.of("198.51.100." + i), PER_NETWORK)).isTrue();
        }
        assertThat(memory.reserve(List.of("203.0.113.1"), 1)).isFalse();
    }

    @Test
    void isFreeOnceReleased() {
        for (int i = 0; i < 2 * TOTAL / PER_NETWORK; i++) {
            assertThat(memory.reserve(List.of("198.51.100.1"), PER_NETWORK)).isTrue();
            memory.release(List.of("198.51.100.1"), PER_NETWORK);
        }
    }

    @Test
    void countsAnIpv6CustomersAddressesAsOne() {
        assertThat(ClientNetwork.of("2001:db8:1:2::1")).isEqualTo(ClientNetwork.of("2001:db8:1:2:ffff::9"));
        assertThat(ClientNetwork.of("2001:db8:1:3::1")).isNotEqualTo(ClientNetwork.of("2001:db8:1:2::1"));
        assertThat(ClientNetwork.of("198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(ClientNetwork.of("no address")).isEqualTo("no address");
    }

    @Test
    void allowsTheNetworksAroundANetworkTwiceAsMuchEach() {
        long allowed = 0;
        for (int i = 0; i < 4; i++) {
            allowed += memory.reserve(ClientNetwork.steps("2001:db8:1:" + i + "::1"), PER_NETWORK) ? PER_NETWORK : 0;
        }
        assertThat(allowed).isEqualTo(2 * PER_NETWORK);
        for (int i = 1; i < 8; i++) {
            allowed += memory.reserve(ClientNetwork.steps("2001:db8:1:" + i + "00::1"), PER_NETWORK) ? PER_NETWORK : 0;
        }
        assertThat(allowed).isEqualTo(4 * PER_NETWORK);
    }
}
