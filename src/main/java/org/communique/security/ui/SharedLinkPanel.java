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
        setId("handed-over");
        var links = service.mine();
        setVisible(!links.isEmpty());
        if (links.isEmpty()) {
            return;
        }
        add(new H2(getTranslation("security.handed-over")));
        links.stream().filter(OwnSharedLink::isUnsettled).findFirst().ifPresent(this::explain);
        var list = new UnorderedList();
        links.stream().limit(10).map(this::line).map(ListItem::new).forEach(list::add);
        add(list);
    }

    private void explain(OwnSharedLink link) {
        add(new Paragraph(getTranslation(
                "security.handed-over.unsettled." + link.handOver().way(),
                link.handOver().name())));
        if (service.canMail()) {
            add(new Button(getTranslation("security.handed-over.mail"), click -> mail()));
        }
    }

    private void mail() {
        if (service.mailConfirmation()) {
            Toasts.done(getTranslation("security.handed-over.mailed"));
        } else {
            Toasts.refused(getTranslation("security.handed-over.not-mailed"));
        }
    }

    private String line(OwnSharedLink link) {
        var given = getTranslation(
                "security.handed-over.given." + link.handOver().way(),
                link.handOver().name(),
                TimeFormat.local(link.handOver().at()));
        return given + " " + description(link);
    }

    private String description(OwnSharedLink link) {
        if (link.handOver().way() == LinkSharing.Channel.ADDRESS) {
            return link.settledAt()
                    .map(at -> getTranslation("security.handed-over.address.confirmed", TimeFormat.local(at)))
                    .orElseGet(() -> getTranslation("security.handed-over.address.unconfirmed"));
        }
        if (link.usedAt().isEmpty()) {
            return getTranslation("security.handed-over.unused");
        }
        var used = getTranslation(
                "security.handed-over.used", TimeFormat.local(link.usedAt().get()));
        return link.settledAt()
                .map(at -> used + " "
                        + getTranslation(
                                "security.handed-over.settled." + link.settlement(),
                                TimeFormat.local(at),
                                link.settledBy().orElse("")))
                .orElse(used);
    }
}
