package org.communique.amendment.desk;

import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.coalition.directory.OrganisationId;

/**
 * An amendment that another one amends.
 *
 * @param organisation whose it is
 * @param now          whether the other one's text can still be taken over into it
 */
public record AmendedAmendment(int number, OrganisationId organisation, Now now) {

    public enum Now {
        /** It says what it said when the other one was written. */
        OPEN,
        /** Its text was changed since. */
        CHANGED,
        SETTLED
    }

    /** @param amended that amendment */
    static AmendedAmendment of(Amends amends, Amendment amended) {
        var now = amended.saysStill(amends.revision()) ? Now.OPEN : Now.CHANGED;
        return new AmendedAmendment(
                amends.number(), amended.organisation(), amended.state() == AmendmentStatus.OPEN ? now : Now.SETTLED);
    }
}
