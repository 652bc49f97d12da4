package org.communique.mail.ui;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.mail.MailState;
import org.communique.mail.MailStatus;
import org.communique.screen.TimeFormat;

/** Mail states in words. */
public final class MailStatusText {

    private MailStatusText() {}

    /** Such as {@code handed to the mail server 24 November 2026, 15:02}. */
    public static String text(MailStatus mail) {
        var key = "mail.state." + mail.state() + (mail.isRetrying() ? ".again" : "");
        var answer = mail.answer() == null ? I18NProvider.translate("mail.no-answer") : mail.answer();
        return I18NProvider.translate(key, TimeFormat.local(mail.at()), answer);
    }

    /** @param relay whether there is a mail server now */
    public static String text(MailStatus mail, boolean relay) {
        return relay || mail.state() != MailState.QUEUED
                ? text(mail)
                : I18NProvider.translate("mail.state.QUEUED.no-relay");
    }

    /** Such as {@code ada@example.org: handed to the mail server 24 November 2026, 15:02}. */
    public static String withAddress(MailStatus mail) {
        return I18NProvider.translate("mail.to", mail.to().value(), text(mail));
    }
}
