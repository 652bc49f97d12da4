package org.communique.mail.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.mail.MailService;
import org.communique.screen.Badge;
import org.communique.screen.ScreenIcon;
import org.communique.shell.HeaderItem;

/** Warns coordinators and administrators on every screen that no mail server is configured. */
@org.springframework.stereotype.Component
class NoRelayWarning implements HeaderItem {

    private final MailService mails;
    private final CurrentMember currentMember;

    NoRelayWarning(MailService mails, CurrentMember currentMember) {
        this.mails = mails;
        this.currentMember = currentMember;
    }

    @Override
    public Component create() {
        var member = currentMember.get();
        if (!member.is(Role.ADMINISTRATOR) && !member.is(Role.COORDINATOR) || mails.hasRelay()) {
            return new Span();
        }
        var badge = new Badge(I18NProvider.translate("mail.no-relay"), Badge.Tone.WARNING);
        badge.addComponentAsFirst(ScreenIcon.MAIL.create());
        badge.addClassName("no-relay");
        badge.getElement().setAttribute("title", I18NProvider.translate("mail.no-relay.text"));
        return member.is(Role.ADMINISTRATOR) ? new Anchor("mail", badge) : badge;
    }
}
