package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.Stand;
import org.communique.amendment.desk.BracketedText;
import org.communique.amendment.desk.BracketedText.Agreed;
import org.communique.amendment.desk.BracketedText.Alternative;
import org.communique.amendment.desk.BracketedText.Alternatives;
import org.communique.amendment.passage.PassageState;
import org.communique.screen.HtmlContent;
import org.communique.text.document.RichText;
import org.communique.text.format.Html;
import org.communique.text.format.NameList;

/** The draft with what is proposed in brackets. */
class BracketedTextPanel extends Div {

    private final String language;
    private final Names names;

    /** @param language of the text */
    BracketedTextPanel(BracketedText bracketed, String language, Names names) {
        this.language = language;
        this.names = names;
        addClassName("bracketed");
        for (var part : bracketed.parts()) {
            switch (part) {
                case Agreed(var agreed, var state) -> {
                    addState(this, state);
                    add(content(agreed));
                }
                case Alternatives alternatives -> add(brackets(alternatives));
            }
        }
    }

    private static void addState(Div to, PassageState state) {
        if (state != PassageState.OPEN) {
            to.add(PassageLabels.badge(state));
        }
    }

    private Component content(RichText text) {
        return new HtmlContent(Html.of(text), language);
    }

    private Component brackets(Alternatives alternatives) {
        var brackets = new Div();
        brackets.addClassName("brackets");
        brackets.getElement().setAttribute("role", "group");
        brackets.getElement().setAttribute("aria-label", text("bracketed.alternatives"));
        addState(brackets, alternatives.state());
        if (!alternatives.now().blocks().isEmpty()) {
            brackets.add(new Div(label(text("bracketed.now")), content(alternatives.now())));
        }
        char letter = 'A';
        for (var alternative : alternatives.alternatives()) {
            brackets.add(alternative(alternative, letter));
            letter = letter == 'Z' ? 'Z' : (char) (letter + 1);
        }
        return brackets;
    }

    private Component alternative(Alternative alternative, char letter) {
        var amendment = alternative.amendment();
        var link = new Anchor(
                AmendmentCard.address(amendment.id()),
                text("number", amendment.id().number()));
        var head =
                new Div(label(text("bracketed.alternative", String.valueOf(letter))), link, label(sponsors(amendment)));
        head.addClassName("card-line");
        if (amendment.movedTo() instanceof Integer passage) {
            head.add(label(AmendmentLabels.movedTo(passage)));
        }
        return new Div(
                head,
                alternative.text().blocks().isEmpty() ? label(text("bracketed.delete")) : content(alternative.text()));
    }

    private String sponsors(Amendment amendment) {
        var sponsors = new StringBuilder(names.of(amendment.organisation()));
        append(sponsors, amendment, true, "supporters");
        append(sponsors, amendment, false, "opponents");
        return sponsors.toString();
    }

    private void append(StringBuilder sponsors, Amendment amendment, boolean supports, String key) {
        var organisations = amendment.stands().stream()
                .filter(stand -> stand.supports() == supports)
                .map(Stand::organisation)
                .map(names::of)
                .toList();
        if (!organisations.isEmpty()) {
            sponsors.append(". ").append(text(key, NameList.of(organisations)));
        }
    }

    private static Span label(String text) {
        var label = new Span(text);
        label.addClassName("meta");
        return label;
    }
}
