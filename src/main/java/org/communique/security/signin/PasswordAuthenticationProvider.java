package org.communique.security.signin;

import java.util.Optional;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.security.credential.Credential;
import org.communique.security.credential.CredentialEvents;
import org.communique.security.credential.Credentials;
import org.communique.security.credential.PasswordHashing;
import org.communique.security.credential.PasswordHashing.Caller;
import org.communique.security.credential.PasswordPolicy;
import org.communique.security.credential.SecondFactors;
import org.communique.security.session.SessionService;
import org.communique.security.throttle.AttemptSource;
import org.communique.security.throttle.KnownDevices;
import org.communique.security.throttle.SignInThrottle;
import org.communique.work.TooBusyException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Signs a member in by e-mail address and password; the answer and its timing do not reveal what was wrong. Members with a second
 * factor then continue with it.
 */
@Component
class PasswordAuthenticationProvider implements AuthenticationProvider {

    private static final MemberId NO_MEMBER = new MemberId("none");

    private final Directory directory;
    private final Credentials credentials;
    private final PasswordHashing hashing;
    private final SignInThrottle throttle;
    private final KnownDevices devices;
    private final CredentialEvents credentialEvents;
    private final SessionService sessionService;
    private final SecondFactors factors;

    PasswordAuthenticationProvider(
            Directory directory,
            Credentials credentials,
            PasswordHashing hashing,
            SignInThrottle throttle,
            KnownDevices devices,
            CredentialEvents credentialEvents,
            SessionService sessionService,
            SecondFactors factors) {
        this.directory = directory;
        this.credentials = credentials;
        this.hashing = hashing;
        this.throttle = throttle;
        this.devices = devices;
        this.credentialEvents = credentialEvents;
        this.sessionService = sessionService;
        this.factors = factors;
    }

    @Override
    public Authentication authenticate(Authentication form) {
        String email = form.getName();
        String password = String.valueOf(form.getCredentials());
        Optional<Member> member = member(email);
        var attemptSource = origin(form, member.map(Member::id).orElse(null));
        var attempt = throttle.passwordAttempt(attemptSource, email)
                .orElseThrow(() -> new LockedException("too many attempts"));
        var caller = attemptSource.own() == null ? Caller.STRANGER : Caller.MEMBER;
        if (!isRight(caller, password, member) || member.isEmpty()) {
            if (throttle.shouldNotify(attempt)) {
                member.map(Member::id).ifPresent(credentialEvents::recordGuessing);
            }
            throw new BadCredentialsException("unknown member or wrong password");
        }
        throttle.succeeded(attempt);
        var session = sessionService.begin(member.get().id(), sessionService.password());
        if (factors.enrolled(member.get().id()).any()) {
            throw new SecondFactorRequiredException(session);
        }
        return session;
    }

    private AttemptSource origin(Authentication form, @Nullable MemberId member) {
        return form.getDetails() instanceof SignInDetails details
                ? devices.origin(details.address(), details.device(), member)
                : AttemptSource.unknown("");
    }

    /** As many look-ups and hashes for an address that no member has. */
    private boolean isRight(Caller caller, String password, Optional<Member> member) {
        var hash = credentials
                .find(member.map(Member::id).orElse(NO_MEMBER))
                .map(Credential::passwordHash)
                .orElse(null);
        try {
            return password.length() <= PasswordPolicy.LONGEST
                    ? hashing.matches(caller, password, hash)
                    : hashing.matches(caller, "", null);
        } catch (TooBusyException e) {
            throw new AuthenticationServiceException("too many passwords to check at once", e);
        }
    }

    private Optional<Member> member(String email) {
        return EmailAddress.isValid(email)
                ? directory.member(new EmailAddress(email)).filter(Member::active)
                : Optional.empty();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
