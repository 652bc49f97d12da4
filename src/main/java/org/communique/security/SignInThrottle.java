package org.communique.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.communique.coalition.MemberId;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Attempts are counted by client address, and by account as tried from that address; never by
 * account alone, for then anybody could lock anybody out.
 */
@Component
class SignInThrottle {

    private static final Bandwidth BY_ADDRESS = Bandwidth.builder()
            .capacity(60)
            .refillGreedy(20, Duration.ofMinutes(1))
            .build();
    private static final Bandwidth BY_ACCOUNT_AND_ADDRESS = Bandwidth.builder()
            .capacity(8)
            .refillGreedy(1, Duration.ofMinutes(1))
            .build();

    private static final Bandwidth MAILS =
            Bandwidth.builder().capacity(3).refillGreedy(3, Duration.ofHours(1)).build();

    /** Of a million codes three are good at a time. Whoever gets to try one knows the password or has a session. */
    private static final Bandwidth CODES =
            Bandwidth.builder().capacity(6).refillGreedy(6, Duration.ofHours(1)).build();

    /** Each visit to the sign-in page asks for one. */
    private static final Bandwidth CHALLENGES = Bandwidth.builder()
            .capacity(200)
            .refillGreedy(100, Duration.ofMinutes(1))
            .build();

    private final Buckets byAddress = new Buckets(BY_ADDRESS);
    private final Buckets byAccountAndAddress = new Buckets(BY_ACCOUNT_AND_ADDRESS);
    private final Buckets mails = new Buckets(MAILS);
    private final Buckets codes = new Buckets(CODES);
    private final Buckets challenges = new Buckets(CHALLENGES);

    boolean allows(String address, String account) {
        String network = network(address);
        return byAddress.get(network).tryConsume(1)
                && byAccountAndAddress.get(key(network, account)).tryConsume(1);
    }

    void succeeded(String address, String account) {
        byAccountAndAddress.get(key(network(address), account)).reset();
    }

    /** Whether one more mail may go to the address; this holds nobody up who can sign in. */
    boolean allowsMail(String to) {
        return mails.get(key("", to)).tryConsume(1);
    }

    boolean allowsCode(MemberId member) {
        return codes.get(member.value()).tryConsume(1);
    }

    void codeSucceeded(MemberId member) {
        codes.get(member.value()).reset();
    }

    boolean allowsChallenge(String address) {
        return challenges.get(network(address)).tryConsume(1);
    }

    private static String key(String network, String account) {
        String name = account.strip().toLowerCase(Locale.ROOT);
        return network + ' ' + name.substring(0, Math.min(name.length(), 254));
    }

    /** One customer usually has a whole IPv6 /64. */
    private static String network(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), 8), 16))
                            .getHostAddress()
                    : address;
        } catch (IllegalArgumentException | UnknownHostException e) {
            return address;
        }
    }

    /** As many as matter; the one that was asked for longest ago is forgotten first. */
    private static final class Buckets {

        private static final int MOST = 20_000;

        private final Bandwidth limit;
        private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > MOST;
            }
        };

        Buckets(Bandwidth limit) {
            this.limit = limit;
        }

        synchronized Bucket get(String key) {
            return buckets.computeIfAbsent(
                    key, unseen -> Bucket.builder().addLimit(limit).build());
        }
    }
}
