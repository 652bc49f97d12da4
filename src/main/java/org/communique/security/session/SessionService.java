package org.communique.security.session;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communique.coalition.access.AccessRevoked;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.SignIn;
import org.communique.http.Cookies;
import org.communique.security.Secret;
import org.communique.security.SecurityProperties;
import org.communique.security.credential.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Decides whether a browser is signed in. A session is on record in the store, so that each node of the server knows it: a browser
 * whose node has stopped goes on at another, and a session that is ended in one place has ended in all.
 */
@Component
public class SessionService {

    private static final String COOKIE = "sign-in";
    private static final String USED = SessionService.class.getName() + ".used";

    /** How exactly it is known when a session was last used. */
    private static final Duration USE_STEP = Duration.ofMinutes(5);

    /**
     * When the open ones were last used, none for others. One request asks a dozen times, and the next one shall not wait for
     * news.
     */
    private final Cache<String, Optional<Instant>> open = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMillis(200))
            .build();

    private final SignIn.Lookup<Terms> lookup = this::activeMembers;
    private final Directory directory;
    private final Credentials credentials;
    private final BrowserSessions browserSessions;
    private final Cookies cookies;
    private final StepUpPolicy stepUpPolicy;
    private final Duration longest;
    private final Clock clock;

    SessionService(
            Directory directory,
            Credentials credentials,
            BrowserSessions browserSessions,
            Cookies cookies,
            StepUpPolicy stepUpPolicy,
            SecurityProperties properties,
            Clock clock) {
        this.directory = directory;
        this.credentials = credentials;
        this.browserSessions = browserSessions;
        this.cookies = cookies;
        this.stepUpPolicy = stepUpPolicy;
        this.longest = properties.security().sessionLasts();
        this.clock = clock;
    }

    /**
     * A sign-in that is not on record yet. Good until the member's access is revoked or the member is deactivated, and for so
     * long at most, however it is used.
     */
    public MemberAuthentication begin(MemberId member, AuthenticationProof authenticationProof) {
        long generation = credentials.generation(member);
        var end = clock.instant().plus(longest);
        return new MemberAuthentication(
                member,
                new SignIn<>(new Terms(null, member, generation, end, null), lookup),
                confirmed(member),
                authenticationProof,
                null);
    }

    /** Puts a sign-in on record, in place of the one that the browser had, and gives the browser the cookie of it. */
    public MemberAuthentication record(
            MemberAuthentication begun, HttpServletRequest request, HttpServletResponse response) {
        forget(request, response);
        var member = begun.getPrincipal();
        long generation = credentials.generation(member);
        if (begun.proof() == null || !begun.isAuthenticated()) {
            return begun;
        }
        var secret = Secret.random();
        var now = now();
        var session = new BrowserSession(
                Secret.hash(secret),
                member,
                generation,
                begun.proof(),
                BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT)),
                now,
                now.plus(longest),
                now);
        browserSessions.add(session, now);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(secret).build().toString());
        return recorded(session, null);
    }

    /** The session whose cookie the browser has, if it is good and was used recently enough. */
    Optional<MemberAuthentication> restore(HttpServletRequest request) {
        var idle = Duration.ofMinutes(request.getServletContext().getSessionTimeout());
        return secretOf(request)
                .flatMap(secret -> browserSessions.find(Secret.hash(secret)))
                .filter(session -> clock.instant().isBefore(session.lastUsed().plus(idle)))
                .map(session -> recorded(session, idle))
                .filter(MemberAuthentication::isAuthenticated);
    }

    /** Notes that a session is in use, and in which servlet session. */
    void use(MemberAuthentication session, HttpSession browser) {
        var id = session.sessionId();
        if (id == null) {
            return;
        }
        SessionBinding.keep(id, browser);
        var now = now();
        if (!(browser.getAttribute(USED) instanceof Instant noted && now.isBefore(noted.plus(USE_STEP)))) {
            browser.setAttribute(USED, now);
            browserSessions.use(id, now, USE_STEP);
        }
    }

    /** The same session after a new proof. */
    public MemberAuthentication prove(MemberAuthentication session, AuthenticationProof authenticationProof) {
        if (session.sessionId() != null) {
            browserSessions.prove(session.sessionId(), authenticationProof);
        }
        return session.with(authenticationProof);
    }

    /**
     * Does what revokes the member's access, and goes on with this one session.
     *
     * @return the session, or what is left of it: if it had ended, it has still
     */
    public MemberAuthentication continueAfter(MemberAuthentication session, Runnable revocation) {
        var record = Optional.ofNullable(session.sessionId()).flatMap(browserSessions::find);
        revocation.run();
        var current = record.map(before -> before.withGeneration(credentials.generation(before.member())));
        current.ifPresent(browserSessions::replace);
        return current.map(going -> recorded(going, null)).orElse(session);
    }

    /** Ends what a browser signs out of, and the session whose cookie it has. */
    void end(@Nullable Authentication signedOut, HttpServletRequest request, HttpServletResponse response) {
        if (signedOut instanceof MemberAuthentication session && session.sessionId() != null) {
            end(session.sessionId());
        }
        forget(request, response);
    }

    /** Ends the session whose cookie the browser has. */
    void forget(HttpServletRequest request, HttpServletResponse response) {
        secretOf(request).ifPresent(secret -> {
            end(Secret.hash(secret));
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    cookie("").maxAge(Duration.ZERO).build().toString());
        });
    }

    private void end(String session) {
        browserSessions.end(session);
        open.invalidate(session);
    }

    /** @param idle how long it may be unused; null where the servlet session sees to that */
    private MemberAuthentication recorded(BrowserSession session, @Nullable Duration idle) {
        open.put(session.id(), Optional.of(session.lastUsed()));
        return new MemberAuthentication(
                session.member(),
                new SignIn<>(
                        new Terms(session.id(), session.member(), session.generation(), session.endsAt(), idle),
                        lookup),
                confirmed(session.member()),
                session.proof(),
                session.id());
    }

    /** Not in a loader, in which those who ask for other sessions might wait too. */
    private Map<String, Optional<Instant>> lastUses(Set<String> sessions) {
        var known = new HashMap<>(open.getAllPresent(sessions));
        var unknown = sessions.stream().filter(id -> !known.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            var found =
                    browserSessions.find(unknown).stream().collect(toMap(BrowserSession::id, BrowserSession::lastUsed));
            for (var id : unknown) {
                var lastUsed = Optional.ofNullable(found.get(id));
                open.put(id, lastUsed);
                known.put(id, lastUsed);
            }
        }
        return known;
    }

    /** As exactly as the store keeps it. */
    private Instant now() {
        return clock.instant();
    }

    private Predicate<@Nullable AuthenticationProof> confirmed(MemberId member) {
        return latest -> latest != null && stepUpPolicy.sufficesForSigningAndAdministration(member, latest);
    }

    private Optional<String> secretOf(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(cookies.name(COOKIE)))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** For as long as the browser is open. */
    private ResponseCookie.ResponseCookieBuilder cookie(String secret) {
        return ResponseCookie.from(cookies.name(COOKIE), secret)
                .path("/")
                .httpOnly(true)
                .secure(cookies.secure())
                .sameSite("Lax");
    }

    public AuthenticationProof password() {
        return new AuthenticationProof(now(), false);
    }

    public AuthenticationProof secondFactor() {
        return new AuthenticationProof(now(), true);
    }

    private Map<Terms, Member> activeMembers(Set<Terms> sessions) {
        var now = clock.instant();
        var recorded = sessions.stream()
                .flatMap(session -> Stream.ofNullable(session.id()))
                .collect(toSet());
        var lastUses = recorded.isEmpty() ? Map.<String, Optional<Instant>>of() : lastUses(recorded);
        var good = sessions.stream()
                .filter(session -> now.isBefore(session.endsAt()))
                .filter(session -> session.id() == null
                        || lastUses.getOrDefault(session.id(), Optional.empty())
                                .filter(lastUsed -> session.mayGoOn(lastUsed, now))
                                .isPresent())
                .toList();
        if (good.isEmpty()) {
            return Map.of();
        }
        var ids = good.stream().map(Terms::member).collect(toSet());
        var generations = credentials.generations(ids);
        var members = directory.members(ids);
        Map<Terms, Member> active = new HashMap<>();
        for (var session : good) {
            var member = members.get(session.member());
            if (member != null
                    && member.active()
                    && generations.getOrDefault(session.member(), 0L) == session.generation()) {
                active.put(session, member);
            }
        }
        return active;
    }

    /**
     * On what a session goes on.
     *
     * @param id         null until it is on record
     * @param generation of the member's credential
     * @param idle       how long it may be unused; null where the servlet session sees to that
     */
    private record Terms(
            @Nullable String id,
            MemberId member,
            long generation,
            Instant endsAt,
            @Nullable Duration idle) {

        boolean mayGoOn(Instant lastUsed, Instant now) {
            return idle == null || now.isBefore(lastUsed.plus(idle));
        }
    }

    /** First of all listeners, as below. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(SignInEnded ended) {
        open.invalidate(ended.id());
    }

    /** First of all listeners, so that a socket which is closed upon the same event cannot come back. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(AccessRevoked revoked) {
        credentials.nextGeneration(revoked.member());
    }
}
