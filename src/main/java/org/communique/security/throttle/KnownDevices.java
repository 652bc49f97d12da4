package org.communique.security.throttle;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.communique.coalition.access.AccessRevoked;
import org.communique.coalition.directory.MemberId;
import org.communique.http.ServerProperties;
import org.communique.security.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Repository;

/**
 * Recognises a member's own browsers by a cookie with a random secret (OWASP, Slow Down Online Guessing
 * Attacks with Device Cookies). Each sign-in makes a new secret, and revoking a member's access deletes the devices.
 */
@Repository
public class KnownDevices {

    /**
     * A browser in which a member has signed in. It lets no one in; it is only not slowed down with strangers.
     *
     * @param id SHA-256 of the cookie's secret and the member, in hex
     */
    @Document("knownDevices")
    record KnownDevice(
            @Id String id,
            @Indexed MemberId member,
            @Indexed Instant lastUsed) {}

    static final Duration REMEMBERED = Duration.ofDays(180);
    static final int MOST = 20;

    private final MongoOperations store;
    private final Clock clock;
    private final boolean https;

    KnownDevices(MongoOperations store, Clock clock, ServerProperties server) {
        this.store = store;
        this.clock = clock;
        https = "https".equals(server.baseUrl().getScheme());
    }

    /** What the browser's cookie says; empty for a browser without one. */
    public String secretOf(HttpServletRequest request) {
        return Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(cookieName()))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** @param member null for an address that no member has; that takes as long */
    public AttemptSource origin(String address, String secret, @Nullable MemberId member) {
        var id = id(secret, member);
        var known = !secret.isEmpty() && store.findById(id, KnownDevice.class) != null;
        return known ? AttemptSource.device(address, id) : AttemptSource.unknown(address);
    }

    public AttemptSource origin(HttpServletRequest request, MemberId member) {
        return origin(request.getRemoteAddr(), secretOf(request), member);
    }

    /** The member has just signed in here. */
    public void remember(MemberId member, HttpServletRequest request, HttpServletResponse response) {
        var now = clock.instant();
        var secret = Secret.random();
        store.insert(new KnownDevice(id(secret, member), member, now));
        store.remove(query(where("_id").is(id(secretOf(request), member))), KnownDevice.class);
        store.remove(query(where("lastUsed").lt(now.minus(REMEMBERED))), KnownDevice.class);
        keepNewest(member);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(secret).toString());
    }

    private void keepNewest(MemberId member) {
        var surplus = store.find(query(where("member").is(member)), KnownDevice.class).stream()
                .sorted(Comparator.comparing(KnownDevice::lastUsed).reversed())
                .skip(MOST)
                .map(KnownDevice::id)
                .toList();
        if (!surplus.isEmpty()) {
            store.remove(query(where("_id").in(surplus)), KnownDevice.class);
        }
    }

    @EventListener
    void on(AccessRevoked revoked) {
        store.remove(query(where("member").is(revoked.member())), KnownDevice.class);
    }

    private ResponseCookie cookie(String secret) {
        return ResponseCookie.from(cookieName(), secret)
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .secure(https)
                .sameSite("Strict")
                .build();
    }

    /** A browser takes a cookie of that prefix from this very host alone, over HTTPS (RFC 6265bis §4.1.3.2). */
    private String cookieName() {
        return https ? "__Host-device" : "device";
    }

    private static String id(String secret, @Nullable MemberId member) {
        return Secret.hash(secret + ' ' + (member == null ? "" : member.value()));
    }
}
