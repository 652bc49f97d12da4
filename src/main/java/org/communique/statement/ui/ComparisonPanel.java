package org.communique.statement.ui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.communique.screen.Background;
import org.communique.statement.Changes;
import org.communique.statement.VersionSummary;
import org.communique.text.ChangeWords;
import org.communique.text.Comparison;

/** What changed from one version to another: in numbers, and in one text or side by side. */
public class ComparisonPanel extends Div {

    private enum Layout {
        INLINE,
        BESIDE
    }

    private final VersionSummary before;
    private final VersionSummary after;
    private final RadioButtonGroup<Layout> layout = new RadioButtonGroup<>();
    private final Checkbox onlyChanges = new Checkbox();
    private final Div text = new Div();

    public ComparisonPanel(Changes changes, VersionSummary before, VersionSummary after) {
        this.before = before;
        this.after = after;
        addClassName("comparison");
        var background = new Background();
        add(background);
        background.run(() -> changes.between(before, after), this::show);
    }

    private void show(Comparison comparison) {
        layout.setItems(Layout.values());
        layout.setItemLabelGenerator(choice -> getTranslation("statement.comparison." + choice));
        layout.setAriaLabel(getTranslation("statement.comparison.layout"));
        layout.setValue(Layout.INLINE);
        layout.addValueChangeListener(change -> showText(comparison));
        onlyChanges.setLabel(getTranslation("statement.comparison.only-changes"));
        onlyChanges.addValueChangeListener(change -> text.setClassName("only-changes", change.getValue()));
        var bar = new Div(layout, onlyChanges);
        bar.addClassName("toolbar");
        add(summary(comparison), bar, text);
        showText(comparison);
    }

    private Paragraph summary(Comparison comparison) {
        var sum = comparison.summary();
        var line = new Paragraph(
                comparison.isEmpty()
                        ? getTranslation("statement.comparison.same")
                        : getTranslation(
                                "statement.comparison.summary",
                                sum.wordsAdded(),
                                sum.wordsRemoved(),
                                sum.wordsRestyled(),
                                sum.paragraphsChanged(),
                                sum.paragraphsAdded(),
                                sum.paragraphsRemoved(),
                                sum.paragraphsMoved()));
        line.addClassName("meta");
        return line;
    }

    private void showText(Comparison comparison) {
        var words = new ChangeWords(
                getTranslation("statement.comparison.version", before.number()),
                getTranslation("statement.comparison.version", after.number()),
                number -> getTranslation("statement.comparison.moved-from", Integer.toString(number)),
                number -> getTranslation("statement.comparison.moved-to", Integer.toString(number)),
                getTranslation("statement.comparison.restyled"));
        var inline = layout.getValue() == Layout.INLINE;
        var html = inline
                ? org.communique.text.Html.of(comparison, words)
                : org.communique.text.Html.beside(comparison, words);
        text.removeAll();
        text.add(new Html("<div class=\"prose %s\" lang=\"%s\" dir=\"auto\">%s</div>"
                .formatted(
                        inline ? "compared numbered" : "compared wide",
                        org.communique.text.Html.escape(after.language()),
                        html)));
    }
}
