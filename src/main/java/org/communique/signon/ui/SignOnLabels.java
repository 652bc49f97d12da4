package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Region;
import org.communique.mail.ui.MailPreview;
import org.communique.screen.Badge.Tone;
import org.communique.signon.AnswerChannel;
import org.communique.signon.ParticipationState;
import org.communique.signon.ReminderComposer.ReminderMail;
import org.communique.signon.board.BoardFlag;
import org.communique.signon.participation.Consent;
import org.communique.signon.participation.UnacceptedSignature;
import org.jspecify.annotations.Nullable;

/** Labels for organisations' attributes and states. */
final class SignOnLabels {

    private SignOnLabels() {}

    static String region(Region region) {
        return I18NProvider.translate("coalition.region." + region);
    }

    static String status(ConsultativeStatus status) {
        return I18NProvider.translate("signon.ecosoc." + status);
    }

    /** Whether its names or its country contain what was typed. */
    static boolean matches(Organisation organisation, String typed) {
        var text = String.join(
                " ", organisation.displayName(), organisation.officialName(), country(organisation.country()));
        return text.toLowerCase(Locale.ROOT).contains(typed.strip().toLowerCase(Locale.ROOT));
    }

    static String country(String code) {
        var ui = UI.getCurrent();
        return Locale.of("", code).getDisplayCountry(ui == null ? Locale.ENGLISH : ui.getLocale());
    }

    static String state(ParticipationState state) {
        return I18NProvider.translate("signon.state." + state);
    }

    /** Where it takes a second person, the reader may not be one. */
    static String state(ParticipationState state, @Nullable UnacceptedSignature pending) {
        return state == ParticipationState.AWAITING_ACCEPTANCE && pending != null
                ? I18NProvider.translate("signon.board.second-person")
                : state(state);
    }

    static String channel(AnswerChannel answerChannel) {
        return I18NProvider.translate("signon.channel." + answerChannel);
    }

    /** What an answer rests on that no representative entered. Only a signature by its own link has a coordinator who accepted it. */
    static String consent(Consent consent) {
        var own = consent.channel().isByOwnLink();
        return own && consent.recordedBy() == null
                ? I18NProvider.translate("signon.own.by-link")
                : I18NProvider.translate(
                        own ? "signon.own.by-link.accepted" : "signon.own.recorded",
                        consent.recordedBy(),
                        I18NProvider.translate("signon.channel." + consent.channel()),
                        consent.evidence());
    }

    static String flag(BoardFlag flag) {
        return I18NProvider.translate("signon.flag." + flag);
    }

    static Tone tone(ParticipationState state) {
        return switch (state) {
            case INVITED, OPENED, DECIDING -> Tone.ACTIVE;
            case AWAITING_ACCEPTANCE, SILENT -> Tone.WARNING;
            case SIGNED, SIGNED_WITH_RESERVATION -> Tone.GOOD;
            case DECLINED, WITHDRAWN -> Tone.BAD;
        };
    }

    static Component preview(ReminderMail mail) {
        return mail.mailed()
                ? new MailPreview(mail.to(), mail.subject(), mail.text())
                : new Paragraph(I18NProvider.translate("signon.remind.stopped", mail.to()));
    }
}
