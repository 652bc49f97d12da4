package org.communique.invitation.guest;

import java.util.Set;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.LinkToken;
import org.communique.invitation.guest.LinkResolution.InvitationDetails;

/** The outcome of using a link. */
public sealed interface GuestOutcome
        permits GuestOutcome.Answered,
                GuestOutcome.Confirmed,
                GuestOutcome.Incomplete,
                GuestOutcome.Reopened,
                GuestOutcome.Withdrawn,
                LinkResolution.Invalid {

    /** @param delivery of the mail that asks for the confirmation */
    record Answered(ContactMailOutcome delivery) implements GuestOutcome {}

    record Confirmed() implements GuestOutcome {}

    record Incomplete(InvitationDetails details, Set<GuestForm.Problem> problems) implements GuestOutcome {}

    record Withdrawn() implements GuestOutcome {}

    /** @param link to answer again */
    record Reopened(LinkToken link) implements GuestOutcome {}
}
