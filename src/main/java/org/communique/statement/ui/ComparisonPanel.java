package org.communique.statement.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.communique.screen.Background;
import org.communique.screen.TextHtml;
import org.communique.statement.Changes;
import org.communique.statement.Changes.Layout;
import org.communique.statement.ComparisonPiece;
import org.communique.statement.VersionSummary;

/** What changed from one version to another: in numbers, and in one text or side by side. */
public class ComparisonPanel extends Div {

    private final Changes changes;
    private final VersionSummary before;
    private final VersionSummary after;
    private final Background background = new Background();
    private final RadioButtonGroup<Layout> layout = new RadioButtonGroup<>();
    private final Checkbox onlyChanges = new Checkbox();
    private final Paragraph summary = new Paragraph();
    private final Div text = new Div();

    public ComparisonPanel(Changes changes, VersionSummary before, VersionSummary after) {
        this.changes = changes;
        this.before = before;
        this.after = after;
        addClassName("comparison");
        layout.setItems(Layout.values());
        layout.setItemLabelGenerator(choice -> getTranslation("statement.comparison." + choice));
        layout.setAriaLabel(getTranslation("statement.comparison.layout"));
        layout.setValue(Layout.INLINE);
        layout.addValueChangeListener(change -> compare());
        onlyChanges.setLabel(getTranslation("statement.comparison.only-changes"));
        onlyChanges.addValueChangeListener(change -> text.setClassName("only-changes", change.getValue()));
        summary.addClassName("meta");
        var bar = new Div(layout, onlyChanges);
        bar.addClassName("toolbar");
        add(summary, bar, background, text);
        compare();
    }

    private void compare() {
        var chosen = layout.getValue();
        var locale = getLocale();
        text.removeAll();
        background.run(() -> changes.between(before, after, chosen, locale), compared -> show(compared, chosen));
    }

    private void show(ComparisonPiece compared, Layout shown) {
        summary.setText(compared.summary());
        text.add(
                shown == Layout.INLINE
                        ? new TextHtml(compared.html(), after.language(), "compared", "numbered")
                        : new TextHtml(compared.html(), after.language(), "compared", "wide"));
    }
}
