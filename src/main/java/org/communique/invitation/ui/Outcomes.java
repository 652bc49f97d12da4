package org.communique.invitation.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.stream.Collectors;
import org.communique.coalition.Problem;
import org.communique.invitation.Delivery;
import org.communique.invitation.InvitingOutcome;
import org.communique.screen.Notices;
import org.communique.screen.Times;

/** Says what came of inviting. */
final class Outcomes {

    private Outcomes() {}

    /** Whether a link went out, by mail or on the screen. */
    static boolean tell(InvitingOutcome outcome) {
        switch (outcome) {
            case InvitingOutcome.Invited invited -> {
                if (invited.link() == null && invited.delivery() != Delivery.QUEUED) {
                    refuse("invitation.invite.not-sent");
                } else if (invited.link() == null) {
                    Notices.done(I18NProvider.translate("invitation.invite.sent"));
                } else {
                    new PassOnDialog(invited.link(), invited.expiresAt(), invited.delivery() == Delivery.FAILING)
                            .open();
                }
                return true;
            }
            case InvitingOutcome.CallOver _ -> refuse("invitation.refused.call-over");
            case InvitingOutcome.AlreadySigned _ -> refuse("invitation.refused.signed");
            case InvitingOutcome.AnswerWaits _ -> refuse("invitation.refused.waits");
            case InvitingOutcome.MailedJustNow(var again) -> refuse("invitation.refused.mailed", Times.local(again));
            case InvitingOutcome.TooManyInvitations(int limit, var again) ->
                refuse("invitation.refused.too-many", limit, Times.local(again));
            case InvitingOutcome.NothingToSend _ -> refuse("invitation.refused.gone");
            case InvitingOutcome.Invalid invalid ->
                Notices.refused(invalid.problems().stream()
                        .map(Problem::messageKey)
                        .map(I18NProvider::translate)
                        .collect(Collectors.joining(" ")));
        }
        return false;
    }

    private static void refuse(String key, Object... arguments) {
        Notices.refused(I18NProvider.translate(key, arguments));
    }
}
