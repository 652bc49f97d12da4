package org.communique.treaty.ui.ask;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.UI;
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
import org.communique.coalition.directory.CurrentMember;
import org.communique.screen.EmptyState;
import org.communique.treaty.ask.Ask;
import org.communique.treaty.ask.AskService;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.ui.PagedCards;
import org.communique.treaty.ui.PositionLabels;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.ui.TreatyLayout;

/** What the coalition asks of States. */
@PermitAll
@Route(value = "treaty/asks", layout = TreatyLayout.class)
class AsksView extends Div implements HasDynamicTitle {

    AsksView(AskService service, RegisterService register, CurrentMember currentMember) {
        addClassName("screen");
        if (TreatyLabels.advocates(currentMember.get())) {
            var add = new Button(
                    text("ask.add"),
                    click -> new AskDialog(
                                    service, register, id -> UI.getCurrent().navigate("treaty/asks/" + id.value()))
                            .open());
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            var bar = new Div(add);
            bar.addClassName("toolbar");
            add(bar);
        }
        var list = new PagedCards<>(service::page, Ask::cursor, AsksView::card);
        add(list.isEmpty() ? new EmptyState(text("asks.none"), text("asks.none.advice")) : list);
    }

    private static ListItem card(Ask ask) {
        var link = new Anchor("treaty/asks/" + ask.id().value(), ask.title());
        link.addClassName("card-link");
        link.getElement().setAttribute("dir", "auto");
        var words = new Paragraph(ask.words());
        words.getElement().setAttribute("dir", "auto");
        var line = new Div(new Span(PositionLabels.of(ask.subject())));
        line.addClassNames("card-line", "meta");
        var card = new ListItem(link, words, line);
        card.addClassName("card");
        return card;
    }

    @Override
    public String getPageTitle() {
        return text("asks");
    }
}
