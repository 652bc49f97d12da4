package org.communique.statement.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.communique.screen.BackgroundTask;
import org.communique.screen.HtmlContent;
import org.communique.statement.version.RenderedComparison;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionComparisonService.Layout;
import org.communique.statement.version.VersionSummary;

/** What changed from one version to another: in numbers, and in one text or side by side. */
public class VersionComparisonPanel extends Div {

    private final VersionComparisonService versionComparisonService;
    private final VersionSummary before;
    private final VersionSummary after;
    private final BackgroundTask backgroundTask = new BackgroundTask();
    private final RadioButtonGroup<Layout> layout = new RadioButtonGroup<>();
    private final Checkbox onlyChanges = new Checkbox();
    private final Paragraph summary = new Paragraph();
    private final Div text = new Div();
    private Runnable shown = () -> {};

    public VersionComparisonPanel(
            VersionComparisonService versionComparisonService, VersionSummary before, VersionSummary after) {
        this.versionComparisonService = versionComparisonService;
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
        add(summary, bar, backgroundTask, text);
        compare();
    }

    /** Called when another comparison is shown. */
    public void onShown(Runnable listener) {
        shown = listener;
    }

    private void compare() {
        var chosen = layout.getValue();
        var locale = getLocale();
        text.removeAll();
        backgroundTask.run(
                () -> versionComparisonService.between(before, after, chosen, locale),
                compared -> show(compared, chosen));
    }

    private void show(RenderedComparison compared, Layout chosen) {
        summary.setText(compared.summary());
        text.add(
                chosen == Layout.INLINE
                        ? new HtmlContent(compared.html(), after.language(), "compared", "numbered")
                        : new HtmlContent(compared.html(), after.language(), "compared", "wide"));
        shown.run();
    }
}
