package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.communique.comment.ui.CommentedVersion;
import org.communique.statement.ui.VersionComparisonPanel;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionSummary;

/** The newest version's text, or what changed in it since an older one, to comment on. */
class VersionText extends Section {

    private enum Shown {
        CHANGES,
        TEXT
    }

    private final VersionSummary version;
    private final VersionComparisonService versionComparisonService;
    private final CommentedVersion commentedVersion;
    private final RadioButtonGroup<Shown> shown = new RadioButtonGroup<>();
    private final Select<VersionSummary> since = new Select<>();

    /**
     * @param versions  at least one, the newest first
     * @param submitter the name of who submitted the newest
     */
    VersionText(
            VersionComparisonService versionComparisonService,
            List<VersionSummary> versions,
            String submitter,
            CommentedVersion commentedVersion) {
        this.versionComparisonService = versionComparisonService;
        this.version = versions.getFirst();
        this.commentedVersion = commentedVersion;
        if (version.changeNote() instanceof String note) {
            add(note(submitter, note));
        }
        if (versions.size() > 1) {
            add(chooser(versions.subList(1, versions.size())));
        }
        add(commentedVersion);
        commentedVersion.onTextWanted(() -> shown.setValue(Shown.TEXT));
        show();
    }

    private Component note(String submitter, String words) {
        var said = new Paragraph(words);
        said.addClassName("comment");
        said.getElement().setAttribute("dir", "auto");
        var note = new Section(
                new H2(getTranslation(
                        version.number() == 1 ? "statement.submission.noted.first" : "statement.submission.noted",
                        submitter)),
                said);
        note.addClassNames("panel", "change-note");
        return note;
    }

    private Component chooser(List<VersionSummary> older) {
        since.setLabel(getTranslation("workflow.review.since"));
        since.setItems(older);
        since.setItemLabelGenerator(each -> getTranslation("workflow.review.shown.text", each.number()));
        since.setValue(older.getFirst());
        since.addValueChangeListener(change -> show());
        shown.setLabel(getTranslation("workflow.review.shown"));
        shown.setItems(Shown.values());
        shown.setItemLabelGenerator(choice -> switch (choice) {
            case CHANGES -> getTranslation("workflow.review.shown.changes");
            case TEXT -> getTranslation("workflow.review.shown.text", version.number());
        });
        shown.setValue(Shown.CHANGES);
        shown.addValueChangeListener(change -> show());
        var bar = new Div(shown, since);
        bar.addClassName("toolbar");
        return bar;
    }

    private void show() {
        var before = shown.getValue() == Shown.CHANGES ? since.getValue() : null;
        since.setVisible(before != null);
        if (before == null) {
            commentedVersion.showText();
        } else {
            var changes = new VersionComparisonPanel(versionComparisonService, before, version);
            changes.onShown(commentedVersion::contentChanged);
            commentedVersion.show(changes);
        }
    }
}
