package org.communique.treaty.ui.stance;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.EmptyState;
import org.communique.screen.TimeFormat;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.stance.StanceRequest;
import org.communique.treaty.stance.StanceService;
import org.communique.treaty.ui.PagedCards;
import org.communique.treaty.ui.TreatyLayout;

/** What the coalition's organisations were asked about articles. */
@PermitAll
@Route(value = "treaty/organisations", layout = TreatyLayout.class)
class StancesView extends Div implements HasDynamicTitle {

    private final StanceService service;
    private final Clock clock;
    private final Div list = new Div();

    StancesView(StanceService service, RegisterService register, CurrentMember currentMember, Clock clock) {
        this.service = service;
        this.clock = clock;
        addClassName("screen");
        var about = new Paragraph(text("stances.about"));
        about.addClassName("meta");
        add(about);
        if (currentMember.get().is(Role.COORDINATOR)) {
            var ask = new Button(
                    text("stances.ask"), click -> new StanceRequestDialog(service, register, this::show).open());
            ask.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            var bar = new Div(ask);
            bar.addClassName("toolbar");
            add(bar);
        }
        add(list);
        show();
    }

    private void show() {
        list.removeAll();
        var cards = new PagedCards<>(service::page, StanceRequest::cursor, this::card);
        list.add(cards.isEmpty() ? new EmptyState(text("stances.none"), text("stances.none.advice")) : cards);
    }

    private ListItem card(StanceRequest request) {
        var link = new Anchor("treaty/organisations/" + request.id().value(), request.title());
        link.addClassName("card-link");
        link.getElement().setAttribute("dir", "auto");
        var line = new Div(
                badge(request, clock),
                new Span(text("stances.articles", request.articles().size())),
                new Span(text("stances.until", TimeFormat.localAndUtc(request.deadline()))));
        line.addClassNames("card-line", "meta");
        var card = new ListItem(link, line);
        card.addClassName("card");
        return card;
    }

    static Badge badge(StanceRequest request, Clock clock) {
        if (request.published() != null) {
            return new Badge(text("published"), Tone.GOOD);
        }
        return request.isOpen(clock.instant())
                ? new Badge(text("stances.open"), Tone.ACTIVE)
                : new Badge(text("stances.closed"), Tone.NEUTRAL);
    }

    @Override
    public String getPageTitle() {
        return text("stances");
    }
}
