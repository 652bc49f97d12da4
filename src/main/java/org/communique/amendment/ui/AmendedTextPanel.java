package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.BracketedText.Agreed;
import org.communique.amendment.desk.BracketedText.Alternatives;
import org.communique.screen.HtmlContent;
import org.communique.statement.StatementId;
import org.communique.text.format.Html;
import org.jspecify.annotations.Nullable;

/** The draft: alone, with what is proposed in brackets, or as insertions and deletions. */
class AmendedTextPanel extends Div {

    private enum Reading {
        CLEAN,
        BRACKETED,
        TRACKED
    }

    private final AmendmentReviewService desk;
    private final RadioButtonGroup<Reading> reading = new RadioButtonGroup<>();
    private final Div content = new Div();
    private @Nullable Runnable draw;

    AmendedTextPanel(AmendmentReviewService desk) {
        this.desk = desk;
        addClassName("amended-text");
        reading.setItems(Reading.values());
        reading.setItemLabelGenerator(each -> text("reading." + each));
        reading.setAriaLabel(text("reading"));
        reading.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        reading.setValue(Reading.BRACKETED);
        reading.addValueChangeListener(change -> {
            if (draw != null) {
                draw.run();
            }
        });
        add(reading, content);
    }

    /** @param language of the text */
    void show(StatementId statement, String language, Names names) {
        Runnable shown = () -> {
            content.removeAll();
            content.add(read(statement, language, names));
        };
        draw = shown;
        shown.run();
    }

    private Component read(StatementId statement, String language, Names names) {
        return switch (reading.getValue()) {
            case CLEAN -> clean(statement, language);
            case BRACKETED -> new BracketedTextPanel(desk.bracketed(statement), language, names);
            case TRACKED -> new TrackedTextPanel(statement, desk.tracked(statement), language);
        };
    }

    private Component clean(StatementId statement, String language) {
        var clean = new Div();
        clean.addClassName("bracketed");
        for (var part : desk.bracketed(statement).parts()) {
            var text = switch (part) {
                case Agreed agreed -> agreed.text();
                case Alternatives alternatives -> alternatives.now();
            };
            if (!text.blocks().isEmpty()) {
                clean.add(new HtmlContent(Html.of(text), language));
            }
        }
        return clean;
    }
}
