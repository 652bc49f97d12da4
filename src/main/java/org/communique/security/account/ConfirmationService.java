package org.communique.security.account;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.CurrentMember;
import org.communique.security.credential.Credential;
import org.communique.security.credential.Credentials;
import org.communique.security.credential.PasskeyCeremonies;
import org.communique.security.credential.PasswordHashing;
import org.communique.security.credential.PasswordHashing.Caller;
import org.communique.security.credential.PasswordPolicy;
import org.communique.security.credential.SecondFactors;
import org.communique.security.session.AuthenticationProof;
import org.communique.security.session.MemberAuthentication;
import org.communique.security.session.SessionService;
import org.communique.security.session.StepUpPolicy;
import org.communique.security.throttle.AttemptSource;
import org.communique.security.throttle.SignInThrottle;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** Lets members show again who they are, in the session that they have. */
@Service
@PreAuthorize("denyAll()")
public class ConfirmationService {

    private final CurrentMember currentMember;
    private final SecondFactors factors;
    private final PasskeyCeremonies ceremonies;
    private final Credentials credentials;
    private final PasswordHashing hashing;
    private final SignInThrottle throttle;
    private final StepUpPolicy stepUpPolicy;
    private final SessionService sessionService;

    ConfirmationService(
            CurrentMember currentMember,
            SecondFactors factors,
            PasskeyCeremonies ceremonies,
            Credentials credentials,
            PasswordHashing hashing,
            SignInThrottle throttle,
            StepUpPolicy stepUpPolicy,
            SessionService sessionService) {
        this.currentMember = currentMember;
        this.factors = factors;
        this.ceremonies = ceremonies;
        this.credentials = credentials;
        this.hashing = hashing;
        this.throttle = throttle;
        this.stepUpPolicy = stepUpPolicy;
        this.sessionService = sessionService;
    }

    /** The methods available to the member; empty if a second factor must be set up first. */
    @PreAuthorize("isAuthenticated()")
    public Set<Method> methods() {
        var enrolled = factors.enrolled(currentMember.id());
        var ways = EnumSet.noneOf(Method.class);
        if (enrolled.passkey()) {
            ways.add(Method.PASSKEY);
        }
        if (enrolled.app() || enrolled.any() && enrolled.recoveryCodes() > 0) {
            ways.add(Method.CODE);
        }
        if (!enrolled.any() && !(stepUpPolicy.isSecondFactorRequired() && isRecent())) {
            ways.add(Method.PASSWORD);
        }
        return ways;
    }

    private boolean isRecent() {
        var session = session();
        return session.proof() != null && stepUpPolicy.isRecent(session.getPrincipal(), session.proof());
    }

    @PreAuthorize("isAuthenticated()")
    public String passkeyOptions() {
        return ceremonies.assertionOptions(currentMember.id(), MemberAuthentication.currentSessionId());
    }

    @PreAuthorize("isAuthenticated()")
    public Outcome byPasskey(String credential) {
        var member = currentMember.id();
        return ceremonies
                        .verify(credential, member, List.of(MemberAuthentication.currentSessionId()))
                        .filter(member::equals)
                        .isPresent()
                ? confirmed(sessionService.secondFactor())
                : Outcome.REFUSED;
    }

    @PreAuthorize("isAuthenticated()")
    public Outcome byCode(String code) {
        return switch (factors.useCode(currentMember.id(), code, AttemptSource.session())) {
            case ACCEPTED -> confirmed(sessionService.secondFactor());
            case WRONG -> Outcome.REFUSED;
            case THROTTLED -> Outcome.THROTTLED;
        };
    }

    @PreAuthorize("isAuthenticated()")
    public Outcome byPassword(String password) {
        var member = currentMember.id();
        var attempt = throttle.passwordAttempt(AttemptSource.session(), member.value());
        if (attempt.isEmpty()) {
            return Outcome.THROTTLED;
        }
        var hash = credentials.find(member).map(Credential::passwordHash).orElse(null);
        if (password.length() > PasswordPolicy.LONGEST || !hashing.matches(Caller.MEMBER, password, hash)) {
            return Outcome.REFUSED;
        }
        throttle.succeeded(attempt.get());
        return confirmed(sessionService.password());
    }

    private Outcome confirmed(AuthenticationProof authenticationProof) {
        SecurityContextHolder.getContext().setAuthentication(sessionService.prove(session(), authenticationProof));
        return Outcome.CONFIRMED;
    }

    private static MemberAuthentication session() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof MemberAuthentication session) {
            return session;
        }
        throw new AccessDeniedException("not a member's session");
    }

    /** By what members show who they are. */
    public enum Method {
        PASSKEY,
        /** Of the authenticator app, or a recovery code. */
        CODE,
        PASSWORD
    }

    /** The outcome. The names are part of message keys. */
    public enum Outcome {
        CONFIRMED,
        REFUSED,
        THROTTLED
    }
}
