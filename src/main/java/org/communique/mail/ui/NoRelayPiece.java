package org.communique.mail.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Role;
import org.communique.mail.MailService;
import org.communique.screen.Tag;
import org.communique.shell.HeaderPiece;

/** Tells those who send invitations and reminders, on every screen, that no mail goes out. */
@org.springframework.stereotype.Component
class NoRelayPiece implements HeaderPiece {

    private final MailService mails;
    private final CurrentMember currentMember;

    NoRelayPiece(MailService mails, CurrentMember currentMember) {
        this.mails = mails;
        this.currentMember = currentMember;
    }

    @Override
    public Component create() {
        var member = currentMember.get();
        if (!member.is(Role.ADMINISTRATOR) && !member.is(Role.COORDINATOR) || mails.hasRelay()) {
            return new Span();
        }
        var tag = new Tag(I18NProvider.translate("mail.no-relay"), Tag.Tone.WARNING);
        tag.getElement().setAttribute("title", I18NProvider.translate("mail.no-relay.text"));
        return tag;
    }
}
