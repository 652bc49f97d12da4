package org.communique.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.AccessRevoked;
import org.communique.coalition.CurrentMember;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** What members do about their own sign-in: password, sessions, tokens. */
@Service
@PreAuthorize("denyAll()")
public class OwnAccessService {

    private final CurrentMember currentMember;
    private final Credentials credentials;
    private final PasswordHashing hashing;
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnAccessService(
            CurrentMember currentMember,
            Credentials credentials,
            PasswordHashing hashing,
            PasswordPolicy policy,
            Passwords passwords,
            SignInThrottle throttle,
            Sessions sessions,
            AccessTokens tokens,
            ApplicationEventPublisher events,
            Clock clock) {
        this.currentMember = currentMember;
        this.credentials = credentials;
        this.hashing = hashing;
        this.policy = policy;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.tokens = tokens;
        this.events = events;
        this.clock = clock;
    }

    /** Ends every other session and every token of the member; the current session goes on. */
    @PreAuthorize("isAuthenticated()")
    public PasswordOutcome changePassword(String current, String wanted) {
        var member = currentMember.id();
        if (!throttle.allows(member.value(), "own password")) {
            return PasswordOutcome.THROTTLED;
        }
        var hash = credentials.find(member).map(Credential::passwordHash).orElse(null);
        if (current.length() > PasswordPolicy.LONGEST || !hashing.matches(current, hash)) {
            return PasswordOutcome.WRONG_PASSWORD;
        }
        throttle.succeeded(member.value(), "own password");
        return switch (policy.judge(wanted)) {
            case TOO_SHORT -> PasswordOutcome.TOO_SHORT;
            case TOO_LONG -> PasswordOutcome.TOO_LONG;
            case TOO_COMMON -> PasswordOutcome.TOO_COMMON;
            case GOOD -> {
                passwords.set(member, hashing.hash(wanted));
                SecurityContextHolder.getContext().setAuthentication(sessions.begin(member, proof()));
                yield PasswordOutcome.CHANGED;
            }
        };
    }

    /** Knowing the password adds nothing to what was proved before it. */
    private Proof proof() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof MemberAuthentication session
                        && session.proof() != null
                ? session.proof()
                : sessions.password();
    }

    /** Ends every session and token of the member, this one too. */
    @PreAuthorize("isAuthenticated()")
    public void signOutEverywhere() {
        events.publishEvent(new AccessRevoked(currentMember.id()));
    }

    @PreAuthorize("isAuthenticated()")
    public List<TokenDetails> tokens() {
        Instant now = clock.instant();
        return tokens.of(currentMember.id()).stream()
                .map(token -> TokenDetails.of(token, now))
                .toList();
    }

    /** Returns the token, which is shown this once. It may do what needs a confirmation, so making it needs one. */
    @PreAuthorize("isAuthenticated() and @confirmation.isRecent()")
    public String createToken(String name, Duration lifetime) {
        var days = Math.clamp(lifetime.toDays(), 1, 366);
        var shortName = name.strip().substring(0, Math.min(name.strip().length(), 80));
        return tokens.create(currentMember.id(), shortName, clock.instant().plus(Duration.ofDays(days)));
    }

    /** Someone else's token stays as it is. */
    @PreAuthorize("isAuthenticated()")
    public void revokeToken(String id) {
        tokens.revoke(currentMember.id(), id);
    }

    /** What came of changing a password. */
    public enum PasswordOutcome {
        CHANGED,
        WRONG_PASSWORD,
        THROTTLED,
        TOO_SHORT,
        TOO_LONG,
        TOO_COMMON
    }

    /** @param id names the token and does not give it away */
    public record TokenDetails(
            String id, String name, Instant createdAt, Instant expiresAt, Optional<Instant> lastUsed, boolean expired) {

        static TokenDetails of(AccessToken token, Instant now) {
            return new TokenDetails(
                    token.hash(),
                    token.name(),
                    token.createdAt(),
                    token.expiresAt(),
                    Optional.ofNullable(token.lastUsed()),
                    !now.isBefore(token.expiresAt()));
        }
    }
}
