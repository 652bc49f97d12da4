package org.communique.security;

import java.util.Optional;
import org.communique.coalition.Directory;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.Member;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs a member in by e-mail address and password; says the same, as late, whatever was wrong. Whoever has a second
 * factor is only half-way then.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Directory directory;
    private final Credentials credentials;
    private final PasswordHashing hashing;
    private final SignInThrottle throttle;
    private final Sessions sessions;
    private final SecondFactors factors;

    PasswordSignIn(
            Directory directory,
            Credentials credentials,
            PasswordHashing hashing,
            SignInThrottle throttle,
            Sessions sessions,
            SecondFactors factors) {
        this.directory = directory;
        this.credentials = credentials;
        this.hashing = hashing;
        this.throttle = throttle;
        this.sessions = sessions;
        this.factors = factors;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        if (!throttle.allows(address, email)) {
            throw new LockedException("too many attempts from this address");
        }
        Optional<Member> member = member(email);
        String hash = member.flatMap(known -> credentials.find(known.id()))
                .map(Credential::passwordHash)
                .orElse(null);
        boolean right = password.length() <= PasswordPolicy.LONGEST
                ? hashing.matches(password, hash)
                : hashing.matches("", null);
        if (member.isEmpty() || !right) {
            throw new BadCredentialsException("unknown member or wrong password");
        }
        throttle.succeeded(address, email);
        var session = sessions.begin(member.get().id(), sessions.password());
        if (factors.enrolled(member.get().id()).any()) {
            throw new SecondFactorNeededException(session);
        }
        return session;
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
