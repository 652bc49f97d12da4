package org.communique.invitation.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.stream.Collectors;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.mail.ContactMailOutcome;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;

/** Shows the outcome of inviting. */
final class InvitationMessages {

    private InvitationMessages() {}

    /** Whether a link went out, by mail or on the screen. */
    static boolean show(InvitationOutcome outcome) {
        switch (outcome) {
            case InvitationOutcome.Invited invited -> {
                if (invited.link() == null && invited.delivery() != ContactMailOutcome.QUEUED) {
                    refuse("invitation.invite.not-sent");
                } else if (invited.link() == null) {
                    Toasts.done(I18NProvider.translate("invitation.invite.sent"));
                } else {
                    new ShareLinkDialog(
                                    invited.link(),
                                    invited.expiresAt(),
                                    invited.delivery() == ContactMailOutcome.FAILING)
                            .open();
                }
                return true;
            }
            case InvitationOutcome.CallOver _ -> refuse("invitation.refused.call-over");
            case InvitationOutcome.AlreadySigned _ -> refuse("invitation.refused.signed");
            case InvitationOutcome.AnswerWaits _ -> refuse("invitation.refused.waits");
            case InvitationOutcome.MailedRecently(var again) ->
                refuse("invitation.refused.mailed", TimeFormat.local(again));
            case InvitationOutcome.TooManyInvitations(int limit, var again) ->
                refuse("invitation.refused.too-many", limit, TimeFormat.local(again));
            case InvitationOutcome.NothingToSend _ -> refuse("invitation.refused.gone");
            case InvitationOutcome.Invalid invalid ->
                Toasts.refused(invalid.problems().stream()
                        .map(ValidationProblem::messageKey)
                        .map(I18NProvider::translate)
                        .collect(Collectors.joining(" ")));
        }
        return false;
    }

    private static void refuse(String key, Object... arguments) {
        Toasts.refused(I18NProvider.translate(key, arguments));
    }
}
