package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import org.communique.statement.Version;
import org.communique.text.CanonicalText;
import org.communique.text.Comparison;
import org.communique.text.RichText;

/** The newest version's text, or what changed in it since the version before. */
class VersionText extends Section {

    private enum Shown {
        CHANGES,
        TEXT
    }

    private final Version version;
    private final Div paper = new Div();

    /** @param versions at least one, the newest first */
    VersionText(List<Version> versions) {
        version = versions.getFirst();
        paper.addClassName("paper");
        if (versions.size() > 1) {
            add(chooser(versions.get(1)));
        } else {
            paper.add(prose(org.communique.text.Html.of(text(version))));
        }
        add(paper);
    }

    private Component chooser(Version before) {
        var shown = new RadioButtonGroup<Shown>();
        shown.setLabel(getTranslation("workflow.review.shown"));
        shown.setItems(Shown.values());
        shown.setItemLabelGenerator(choice -> switch (choice) {
            case CHANGES -> getTranslation("workflow.review.shown.changes", before.number());
            case TEXT -> getTranslation("workflow.review.shown.text", version.number());
        });
        shown.addValueChangeListener(change -> show(change.getValue(), before));
        shown.setValue(Shown.CHANGES);
        return shown;
    }

    private void show(Shown shown, Version before) {
        paper.removeAll();
        switch (shown) {
            case TEXT -> paper.add(prose(org.communique.text.Html.of(text(version))));
            case CHANGES -> {
                var comparison = Comparison.between(text(before), text(version));
                var summary = new Paragraph(getTranslation(
                        "workflow.review.changes",
                        comparison.summary().wordsAdded(),
                        comparison.summary().wordsRemoved()));
                summary.addClassName("meta");
                paper.add(
                        summary,
                        prose(org.communique.text.Html.of(
                                comparison, new org.communique.text.ChangeWords("", "", n -> "", n -> "", ""))));
            }
        }
    }

    private static RichText text(Version version) {
        return CanonicalText.read(version.text());
    }

    private Html prose(String html) {
        return new Html("<div class=\"prose\" lang=\"%s\" dir=\"auto\">%s</div>"
                .formatted(org.communique.text.Html.escape(version.language()), html));
    }
}
