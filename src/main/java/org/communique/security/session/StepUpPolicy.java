package org.communique.security.session;

import java.time.Clock;
import org.communique.coalition.access.Confirmation;
import org.communique.coalition.access.ConfirmationRequiredException;
import org.communique.coalition.directory.MemberId;
import org.communique.security.SecurityProperties;
import org.communique.security.SecurityProperties.SecondFactorRule;
import org.communique.security.credential.SecondFactors;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Decides whether a proof still counts. */
@Component
public class StepUpPolicy {

    private final SecondFactors factors;
    private final SecurityProperties properties;
    private final Clock clock;

    StepUpPolicy(SecondFactors factors, SecurityProperties properties, Clock clock) {
        this.factors = factors;
        this.properties = properties;
        this.clock = clock;
    }

    /** A password proves nothing any more once the member has a second factor. */
    public boolean isRecent(MemberId member, AuthenticationProof authenticationProof) {
        return clock.instant()
                        .isBefore(authenticationProof
                                .at()
                                .plus(properties.security().confirmationLasts()))
                && (authenticationProof.secondFactor()
                        || !factors.enrolled(member).any());
    }

    boolean sufficesForSigningAndAdministration(MemberId member, AuthenticationProof authenticationProof) {
        return isRecent(member, authenticationProof)
                && (authenticationProof.secondFactor() || !isSecondFactorRequired());
    }

    public boolean isSecondFactorRequired() {
        return properties.security().secondFactor() == SecondFactorRule.REQUIRED;
    }

    /**
     * For changes to members' own sign-in. It does not require a second factor, because members must be able to set one up.
     */
    public void requireRecent() {
        var current = SecurityContextHolder.getContext().getAuthentication();
        if (current instanceof MemberAuthentication member && member.proof() != null) {
            if (!isRecent(member.getPrincipal(), member.proof())) {
                throw new ConfirmationRequiredException();
            }
        } else if (current == null
                || current.getAuthorities().stream()
                        .noneMatch(authority -> Confirmation.RECENT.equals(authority.getAuthority()))) {
            throw new ConfirmationRequiredException();
        }
    }
}
