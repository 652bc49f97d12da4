package org.communique.security;

import java.util.EnumSet;
import java.util.Set;
import org.communique.coalition.CurrentMember;
import org.communique.security.PasswordHashing.Caller;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** Lets members show anew who they are, in the session that they have. */
@Service
@PreAuthorize("denyAll()")
public class ConfirmationService {

    private final CurrentMember currentMember;
    private final SecondFactors factors;
    private final PasskeyCeremonies ceremonies;
    private final Credentials credentials;
    private final PasswordHashing hashing;
    private final SignInThrottle throttle;
    private final Freshness freshness;
    private final Sessions sessions;

    ConfirmationService(
            CurrentMember currentMember,
            SecondFactors factors,
            PasskeyCeremonies ceremonies,
            Credentials credentials,
            PasswordHashing hashing,
            SignInThrottle throttle,
            Freshness freshness,
            Sessions sessions) {
        this.currentMember = currentMember;
        this.factors = factors;
        this.ceremonies = ceremonies;
        this.credentials = credentials;
        this.hashing = hashing;
        this.throttle = throttle;
        this.freshness = freshness;
        this.sessions = sessions;
    }

    /** How the member can do it; none if first a second factor must be set up. */
    @PreAuthorize("isAuthenticated()")
    public Set<Way> ways() {
        var enrolled = factors.enrolled(currentMember.id());
        var ways = EnumSet.noneOf(Way.class);
        if (enrolled.passkey()) {
            ways.add(Way.PASSKEY);
        }
        if (enrolled.app() || enrolled.any() && enrolled.recoveryCodes() > 0) {
            ways.add(Way.CODE);
        }
        if (!enrolled.any() && !(freshness.isSecondFactorRequired() && isRecent())) {
            ways.add(Way.PASSWORD);
        }
        return ways;
    }

    private boolean isRecent() {
        var session = session();
        return session.proof() != null && freshness.isRecent(session.getPrincipal(), session.proof());
    }

    @PreAuthorize("isAuthenticated()")
    public String passkeyOptions() {
        return ceremonies.assertionOptions(currentMember.id());
    }

    @PreAuthorize("isAuthenticated()")
    public Outcome byPasskey(String credential) {
        var member = currentMember.id();
        return ceremonies.verify(credential, member).filter(member::equals).isPresent()
                ? confirmed(sessions.secondFactor())
                : Outcome.REFUSED;
    }

    @PreAuthorize("isAuthenticated()")
    public Outcome byCode(String code) {
        return switch (factors.useCode(currentMember.id(), code, Origin.session())) {
            case ACCEPTED -> confirmed(sessions.secondFactor());
            case WRONG -> Outcome.REFUSED;
            case THROTTLED -> Outcome.THROTTLED;
        };
    }

    @PreAuthorize("isAuthenticated()")
    public Outcome byPassword(String password) {
        var member = currentMember.id();
        var attempt = throttle.passwordAttempt(Origin.session(), member.value());
        if (attempt.isEmpty()) {
            return Outcome.THROTTLED;
        }
        var hash = credentials.find(member).map(Credential::passwordHash).orElse(null);
        if (password.length() > PasswordPolicy.LONGEST || !hashing.matches(Caller.MEMBER, password, hash)) {
            return Outcome.REFUSED;
        }
        throttle.succeeded(attempt.get());
        return confirmed(sessions.password());
    }

    private Outcome confirmed(Proof proof) {
        SecurityContextHolder.getContext().setAuthentication(sessions.prove(session(), proof));
        return Outcome.CONFIRMED;
    }

    private static MemberAuthentication session() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof MemberAuthentication session) {
            return session;
        }
        throw new AccessDeniedException("not a member's session");
    }

    /** By what members show who they are. */
    public enum Way {
        PASSKEY,
        /** Of the authenticator app, or a recovery code. */
        CODE,
        PASSWORD
    }

    /** What came of it; the names are in message keys too. */
    public enum Outcome {
        CONFIRMED,
        REFUSED,
        THROTTLED
    }
}
