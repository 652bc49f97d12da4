package org.communique.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.coalition.HandOver;
import org.communique.screen.Notices;
import org.communique.screen.Times;
import org.communique.security.HandOverService;
import org.communique.security.HandOverService.OwnHandOver;

/** Who was given links to one's account to pass on, and what that means until it is settled. */
class HandOverPanel extends Div {

    private final HandOverService service;

    HandOverPanel(HandOverService service) {
        this.service = service;
        addClassName("panel");
        setId("handed-over");
        var links = service.mine();
        setVisible(!links.isEmpty());
        if (links.isEmpty()) {
            return;
        }
        add(new H2(getTranslation("security.handed-over")));
        links.stream().filter(OwnHandOver::isUnsettled).findFirst().ifPresent(this::explain);
        var list = new UnorderedList();
        links.stream().limit(10).map(this::line).map(ListItem::new).forEach(list::add);
        add(list);
    }

    private void explain(OwnHandOver link) {
        add(new Paragraph(getTranslation(
                "security.handed-over.unsettled." + link.handOver().way(),
                link.handOver().name())));
        if (service.canMail()) {
            add(new Button(getTranslation("security.handed-over.mail"), click -> mail()));
        }
    }

    private void mail() {
        if (service.mailConfirmation()) {
            Notices.done(getTranslation("security.handed-over.mailed"));
        } else {
            Notices.refused(getTranslation("security.handed-over.not-mailed"));
        }
    }

    private String line(OwnHandOver link) {
        var given = getTranslation(
                "security.handed-over.given." + link.handOver().way(),
                link.handOver().name(),
                Times.local(link.handOver().at()));
        return given + " " + what(link);
    }

    private String what(OwnHandOver link) {
        if (link.handOver().way() == HandOver.Way.ADDRESS) {
            return link.settledAt()
                    .map(at -> getTranslation("security.handed-over.address.confirmed", Times.local(at)))
                    .orElseGet(() -> getTranslation("security.handed-over.address.unconfirmed"));
        }
        if (link.usedAt().isEmpty()) {
            return getTranslation("security.handed-over.unused");
        }
        var used = getTranslation(
                "security.handed-over.used", Times.local(link.usedAt().get()));
        return link.settledAt()
                .map(at -> used + " "
                        + getTranslation(
                                "security.handed-over.settled." + link.settlement(),
                                Times.local(at),
                                link.settledBy().orElse("")))
                .orElse(used);
    }
}
