package org.communique.security.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.access.AccessRevoked;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CurrentMember;
import org.communique.security.SecurityProperties;
import org.communique.security.credential.Credential;
import org.communique.security.credential.Credentials;
import org.communique.security.credential.PasswordHashing;
import org.communique.security.credential.PasswordHashing.Caller;
import org.communique.security.credential.PasswordPolicy;
import org.communique.security.session.BrowserSession;
import org.communique.security.session.BrowserSessions;
import org.communique.security.session.MemberAuthentication;
import org.communique.security.session.SessionService;
import org.communique.security.throttle.AttemptSource;
import org.communique.security.throttle.SignInThrottle;
import org.communique.security.token.AccessToken;
import org.communique.security.token.AccessTokens;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** What members do about their own sign-in: password, sessions, tokens. */
@Service
@PreAuthorize("denyAll()")
public class OwnAccessService {

    public static final int LONGEST_TOKEN_NAME = 80;

    private final CurrentMember currentMember;
    private final Credentials credentials;
    private final PasswordHashing hashing;
    private final PasswordPolicy policy;
    private final PasswordService passwordService;
    private final SignInThrottle throttle;
    private final SessionService sessionService;
    private final BrowserSessions browserSessions;
    private final AccessTokens tokens;
    private final SecurityProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnAccessService(
            CurrentMember currentMember,
            Credentials credentials,
            PasswordHashing hashing,
            PasswordPolicy policy,
            PasswordService passwordService,
            SignInThrottle throttle,
            SessionService sessionService,
            BrowserSessions browserSessions,
            AccessTokens tokens,
            SecurityProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.currentMember = currentMember;
        this.credentials = credentials;
        this.hashing = hashing;
        this.policy = policy;
        this.passwordService = passwordService;
        this.throttle = throttle;
        this.sessionService = sessionService;
        this.browserSessions = browserSessions;
        this.tokens = tokens;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** Ends every other session and every token of the member; the current session continues. */
    @PreAuthorize("isAuthenticated()")
    public PasswordOutcome changePassword(String current, String wanted) {
        var member = currentMember.id();
        var attempt = throttle.passwordAttempt(AttemptSource.session(), member.value());
        if (attempt.isEmpty()) {
            return PasswordOutcome.THROTTLED;
        }
        var hash = credentials.find(member).map(Credential::passwordHash).orElse(null);
        if (current.length() > PasswordPolicy.LONGEST || !hashing.matches(Caller.MEMBER, current, hash)) {
            return PasswordOutcome.WRONG_PASSWORD;
        }
        throttle.succeeded(attempt.get());
        return switch (policy.judge(wanted, currentMember.get())) {
            case TOO_SHORT -> PasswordOutcome.TOO_SHORT;
            case TOO_LONG -> PasswordOutcome.TOO_LONG;
            case TOO_COMMON -> PasswordOutcome.TOO_COMMON;
            case GOOD -> {
                var context = SecurityContextHolder.getContext();
                if (context.getAuthentication() instanceof MemberAuthentication session) {
                    context.setAuthentication(sessionService.continueAfter(
                            session, () -> passwordService.set(member, hashing.hash(wanted))));
                }
                yield PasswordOutcome.CHANGED;
            }
        };
    }

    /** The browsers in which the member is signed in, the latest used first. */
    @PreAuthorize("isAuthenticated()")
    public List<SessionDetails> sessions() {
        var current = currentSession();
        return browserSessions.of(currentMember.id()).stream()
                .filter(session -> clock.instant().isBefore(session.endsAt()))
                .map(session -> new SessionDetails(
                        session.id(),
                        session.browser(),
                        session.begunAt(),
                        session.lastUsed(),
                        session.id().equals(current)))
                .toList();
    }

    /** Signs out another browser of the member; has no effect on other members' sessions. */
    @PreAuthorize("isAuthenticated()")
    public void endSession(String id) {
        var member = currentMember.id();
        browserSessions
                .find(id)
                .map(BrowserSession::member)
                .filter(member::equals)
                .ifPresent(own -> browserSessions.end(id));
    }

    private static @Nullable String currentSession() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof MemberAuthentication session
                ? session.sessionId()
                : null;
    }

    /** Ends every session and token of the member, this one too. */
    @PreAuthorize("isAuthenticated()")
    public void signOutEverywhere() {
        events.publishEvent(new AccessRevoked(currentMember.id()));
    }

    @PreAuthorize("isAuthenticated()")
    public List<TokenDetails> tokens() {
        return tokens.of(currentMember.id()).stream().map(this::details).toList();
    }

    /** The longest that a token can be good. */
    @PreAuthorize("isAuthenticated()")
    public Duration longestTokenLifetime() {
        return properties.tokens().longestLifetime();
    }

    /** How many tokens a member may have that have not expired. */
    @PreAuthorize("isAuthenticated()")
    public int mostTokens() {
        return AccessTokens.MOST;
    }

    /**
     * Returns the token, which is shown only once; empty if the member has too many. A token may do what needs a confirmation, so
     * creating one needs it too.
     */
    @PreAuthorize("isAuthenticated() and @confirmation.isRecent()")
    public Optional<String> createToken(String name, Set<TokenScope> scopes, Duration lifetime) {
        if (scopes.isEmpty() || lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("a token is for something, and for a while");
        }
        return tokens.create(currentMember.id(), ShortText.optionalLine(name, LONGEST_TOKEN_NAME), scopes, lifetime);
    }

    /** Lets a token sign, and grant authority, for some more days; has no effect on other members' tokens. */
    @PreAuthorize("isAuthenticated() and @confirmation.isRecent()")
    public void confirmToken(String id) {
        tokens.confirm(currentMember.id(), id);
    }

    /** Has no effect on other members' tokens. */
    @PreAuthorize("isAuthenticated()")
    public void revokeToken(String id) {
        tokens.revoke(currentMember.id(), id);
    }

    /**
     * A browser in which the member is signed in.
     *
     * @param browser  such as "Firefox, Linux"; empty if it does not say
     * @param lastUsed to within a few minutes
     * @param current  whether it is the one that asks
     */
    public record SessionDetails(String id, String browser, Instant begunAt, Instant lastUsed, boolean current) {}

    /** The outcome of changing a password. */
    public enum PasswordOutcome {
        CHANGED,
        WRONG_PASSWORD,
        THROTTLED,
        TOO_SHORT,
        TOO_LONG,
        TOO_COMMON
    }

    private TokenDetails details(AccessToken token) {
        var now = clock.instant();
        var signsUntil = token.signsUntil(properties.tokens().signingConfirmationLasts());
        return new TokenDetails(
                token.hash(),
                token.name(),
                token.scopes(),
                token.createdAt(),
                token.expiresAt(),
                token.scopes().stream().anyMatch(TokenScope::needsConfirmation)
                        ? Optional.of(signsUntil)
                        : Optional.empty(),
                Optional.ofNullable(token.lastUsed()),
                !now.isBefore(token.expiresAt()),
                !now.isBefore(signsUntil));
    }

    /**
     * @param id         names the token and does not give it away
     * @param signsUntil until when it may sign or give authority to others, if it may at all; then its owner confirms it again
     * @param lapsed     whether that time is over
     */
    public record TokenDetails(
            String id,
            String name,
            Set<TokenScope> scopes,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> signsUntil,
            Optional<Instant> lastUsed,
            boolean expired,
            boolean lapsed) {}
}
