package org.communique.language.ui;

import static org.communique.language.ui.LanguageLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.function.Consumer;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.AlignedText.Fact;
import org.communique.language.PassageConfirmationService.Move;
import org.communique.screen.HtmlContent;
import org.communique.text.comparison.Comparison;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.jspecify.annotations.Nullable;

/** What is known of the passage that someone is at, and what can be said of it. */
class RowPanel extends Aside {

    private final String sourceLanguage;
    private final H2 heading = new H2();
    private final Div facts = new Div();
    private final Div source = new Div();
    private final Div change = new Div();
    private final Div warnings = new Div();
    private final Paragraph advice = new Paragraph();
    private final Button confirm;
    private final Button check;
    private final MenuBar alignment = new MenuBar();

    /** @param may whether the member writes the translation, and checks it */
    RowPanel(String sourceLanguage, May may, Runnable confirm, Runnable check, Consumer<Move> move) {
        this.sourceLanguage = sourceLanguage;
        this.confirm = new Button(text("confirm"), click -> confirm.run());
        this.confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        this.confirm.setTooltipText(text("confirm.keys"));
        this.check = new Button(text("check"), click -> check.run());
        this.confirm.setVisible(may.translate());
        this.check.setVisible(may.check());
        alignment.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        alignment.setVisible(may.translate());
        var moves = alignment.addItem(text("align")).getSubMenu();
        for (var each : Move.values()) {
            moves.addItem(text("align." + each), click -> move.accept(each));
        }
        addClassName("row-panel");
        facts.addClassName("card-line");
        source.addClassName("row-source");
        warnings.addClassName("row-warnings");
        advice.addClassName("meta");
        var buttons = new Div(this.confirm, this.check, alignment);
        buttons.addClassName("actions");
        add(heading, facts, source, change, warnings, advice, buttons);
        show(0, null, null);
    }

    record May(boolean translate, boolean check) {}

    /**
     * @param number of the row, from 1
     * @param row    null if none is chosen
     * @param sourceChange what its source says now, against what its translation was made from; null if that is the same
     */
    void show(int number, @Nullable AlignedRow row, @Nullable Comparison sourceChange) {
        facts.removeAll();
        source.removeAll();
        change.removeAll();
        warnings.removeAll();
        heading.setText(row == null ? text("row.none") : text("row", number));
        advice.setText(row == null ? text("row.none.advice") : advice(row));
        advice.setVisible(!advice.getText().isEmpty());
        confirm.setEnabled(row != null
                && !row.isReady()
                && !row.facts().contains(Fact.EMPTY)
                && !row.row().sourceWords().isEmpty());
        check.setEnabled(row != null
                && !row.facts().contains(Fact.CHECKED)
                && !row.facts().contains(Fact.EMPTY));
        alignment.setEnabled(row != null);
        if (row == null) {
            return;
        }
        LanguageLabels.badges(row).forEach(facts::add);
        source.add(new HtmlContent(Html.of(CanonicalText.read(row.row().sourceWords())), sourceLanguage));
        row.warnings().stream().map(LanguageLabels::warning).map(Paragraph::new).forEach(warnings::add);
        if (sourceChange != null && !sourceChange.isEmpty()) {
            change.add(new H3(text("source-change")), HtmlContent.of(sourceChange, sourceLanguage));
        }
    }

    private static String advice(AlignedRow row) {
        if (row.facts().contains(Fact.EMPTY)) {
            return text(row.row().target().isEmpty() ? "advice.NO_PARAGRAPH" : "advice.EMPTY");
        }
        if (row.row().sourceWords().isEmpty()) {
            return row.hasWords() ? text("advice.NO_SOURCE") : "";
        }
        return row.facts().contains(Fact.STALE) ? text("advice.STALE") : "";
    }
}
