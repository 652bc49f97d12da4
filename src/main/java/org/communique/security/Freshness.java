package org.communique.security;

import java.time.Clock;
import org.communique.coalition.Confirmation;
import org.communique.coalition.ConfirmationNeededException;
import org.communique.coalition.MemberId;
import org.communique.security.SecurityProperties.SecondFactorRule;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Decides whether a proof still counts. */
@Component
class Freshness {

    private final SecondFactors factors;
    private final SecurityProperties properties;
    private final Clock clock;

    Freshness(SecondFactors factors, SecurityProperties properties, Clock clock) {
        this.factors = factors;
        this.properties = properties;
        this.clock = clock;
    }

    /** A password proves nothing any more once the member has a second factor. */
    boolean isRecent(MemberId member, Proof proof) {
        return clock.instant().isBefore(proof.at().plus(properties.security().confirmationLasts()))
                && (proof.secondFactor() || !factors.enrolled(member).any());
    }

    boolean sufficesForSigningAndAdministration(MemberId member, Proof proof) {
        return isRecent(member, proof) && (proof.secondFactor() || !isSecondFactorRequired());
    }

    boolean isSecondFactorRequired() {
        return properties.security().secondFactor() == SecondFactorRule.REQUIRED;
    }

    /**
     * For what members do about their own sign-in. It is open also to those who have no second factor where one is
     * required, for they must be able to set one up.
     */
    void requireRecent() {
        var current = SecurityContextHolder.getContext().getAuthentication();
        if (current instanceof MemberAuthentication member && member.proof() != null) {
            if (!isRecent(member.getPrincipal(), member.proof())) {
                throw new ConfirmationNeededException();
            }
        } else if (current == null
                || current.getAuthorities().stream()
                        .noneMatch(authority -> Confirmation.RECENT.equals(authority.getAuthority()))) {
            throw new ConfirmationNeededException();
        }
    }
}
