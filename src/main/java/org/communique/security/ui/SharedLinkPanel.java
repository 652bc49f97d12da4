package org.communique.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.coalition.access.LinkSharing;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.security.account.SharedLinkService;
import org.communique.security.account.SharedLinkService.OwnSharedLink;

/** Who was given links to one's account to pass on, and what that means until it is settled. */
class SharedLinkPanel extends Div {

    private final SharedLinkService service;

    SharedLinkPanel(SharedLinkService service) {
        this.service = service;
        addClassName("panel");
        setId("shared-link");
        var links = service.mine();
        setVisible(!links.isEmpty());
        if (links.isEmpty()) {
            return;
        }
        add(new H2(getTranslation("security.shared-link")));
        links.stream().filter(OwnSharedLink::isUnsettled).findFirst().ifPresent(this::explain);
        var list = new UnorderedList();
        links.stream().limit(10).map(this::line).map(ListItem::new).forEach(list::add);
        add(list);
    }

    private void explain(OwnSharedLink link) {
        add(new Paragraph(getTranslation(
                "security.shared-link.unsettled." + link.linkSharing().way(),
                link.linkSharing().name())));
        if (service.canMail()) {
            add(new Button(getTranslation("security.shared-link.mail"), click -> mail()));
        }
    }

    private void mail() {
        if (service.mailConfirmation()) {
            Toasts.done(getTranslation("security.shared-link.mailed"));
        } else {
            Toasts.refused(getTranslation("security.shared-link.not-mailed"));
        }
    }

    private String line(OwnSharedLink link) {
        var given = getTranslation(
                "security.shared-link.given." + link.linkSharing().way(),
                link.linkSharing().name(),
                TimeFormat.local(link.linkSharing().at()));
        return given + " " + description(link);
    }

    private String description(OwnSharedLink link) {
        if (link.linkSharing().way() == LinkSharing.Channel.ADDRESS) {
            return link.settledAt()
                    .map(at -> getTranslation("security.shared-link.address.confirmed", TimeFormat.local(at)))
                    .orElseGet(() -> getTranslation("security.shared-link.address.unconfirmed"));
        }
        if (link.usedAt().isEmpty()) {
            return getTranslation("security.shared-link.unused");
        }
        var used = getTranslation(
                "security.shared-link.used", TimeFormat.local(link.usedAt().get()));
        return link.settledAt()
                .map(at -> used + " "
                        + getTranslation(
                                "security.shared-link.settled." + link.settlement(),
                                TimeFormat.local(at),
                                link.settledBy().orElse("")))
                .orElse(used);
    }
}
