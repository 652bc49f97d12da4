package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.passage.PassageState;
import org.communique.amendment.passage.RoundPassage;
import org.communique.screen.HtmlContent;
import org.communique.screen.TimeFormat;
import org.communique.statement.StatementId;
import org.communique.text.format.Html;
import org.jspecify.annotations.Nullable;

/** A passage of the round's text: whether it is agreed or closed, and what is proposed on it. */
class PassageRow extends Article {

    interface StateSetter {

        /** False if it stays as it was. */
        boolean set(int passage, PassageState state);
    }

    private final StatementId statement;
    private final String language;
    private final Div content = new Div();
    private final Select<PassageState> state = new Select<>();
    private @Nullable RoundPassage shown;

    /** @param setter null for those who cannot */
    PassageRow(StatementId statement, String language, @Nullable StateSetter setter) {
        this.statement = statement;
        this.language = language;
        addClassNames("amendment", "passage");
        content.addClassName("amendment-content");
        add(content);
        if (setter != null) {
            state.setItems(PassageState.values());
            state.setItemLabelGenerator(each -> text("passage.choice." + each));
            state.addThemeVariants(SelectVariant.LUMO_SMALL);
            state.addValueChangeListener(change -> {
                if (change.isFromClient()
                        && shown instanceof RoundPassage passage
                        && !setter.set(passage.number(), change.getValue())) {
                    state.setValue(passage.state());
                }
            });
            add(state);
        }
    }

    /** Drawn again only if it says something else, as the focus may be in it. */
    void show(RoundPassage passage) {
        if (passage.equals(shown)) {
            return;
        }
        shown = passage;
        state.setAriaLabel(text("passage.state.of", passage.number()));
        state.setValue(passage.state());
        content.removeAll();
        var heading = new H2(text("at", passage.number()));
        var line = new Div(heading, PassageLabels.badge(passage));
        line.addClassName("card-line");
        passage.amendments()
                .forEach(number -> line.add(
                        new Anchor(AmendmentCard.address(AmendmentId.of(statement, number)), text("number", number))));
        content.add(line, new HtmlContent(Html.of(passage.text()), language, "amendment-changes"));
        if (passage.change() != null) {
            var since = new Span(
                    text("passage.since", TimeFormat.local(passage.change().at())));
            since.addClassName("meta");
            content.add(since);
        }
    }
}
