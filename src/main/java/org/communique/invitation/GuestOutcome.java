package org.communique.invitation;

import java.util.Set;
import org.communique.invitation.LinkLook.Sheet;

/** What came of what somebody did with a link. */
sealed interface GuestOutcome
        permits GuestOutcome.Answered,
                GuestOutcome.Confirmed,
                GuestOutcome.Incomplete,
                GuestOutcome.Reopened,
                LinkLook.NotGood {

    /** @param delivery of the mail that asks for the confirmation */
    record Answered(Delivery delivery) implements GuestOutcome {}

    record Confirmed() implements GuestOutcome {}

    record Incomplete(Sheet sheet, Set<GuestForm.Problem> problems) implements GuestOutcome {}

    /** @param link to answer anew */
    record Reopened(LinkToken link) implements GuestOutcome {}
}
