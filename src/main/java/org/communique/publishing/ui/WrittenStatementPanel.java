package org.communique.publishing.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.communique.publishing.FileFormat;
import org.communique.publishing.FileStatusPages;
import org.communique.publishing.PublicationPreview;
import org.communique.publishing.PublicationService;
import org.communique.screen.DownloadMenu;
import org.communique.screen.HtmlContent;
import org.communique.statement.StatementId;

/** The text as bodies of the United Nations take it, with its words counted against their limit. */
class WrittenStatementPanel extends Details {

    /** What the Human Rights Council takes from one organisation or several. */
    private static final int USUAL_LIMIT = 1_500;

    private final int words;
    private final IntegerField limit = new IntegerField(getTranslation("publishing.submission.limit"));
    private final Span verdict = new Span();

    WrittenStatementPanel(
            PublicationService publishing,
            StatementId statement,
            PublicationPreview publicationPreview,
            FileStatusPages pages) {
        this.words = publicationPreview.words();
        addClassName("panel");
        setSummaryText(getTranslation("publishing.submission"));
        limit.setMin(1);
        limit.setValue(USUAL_LIMIT);
        limit.setValueChangeMode(ValueChangeMode.EAGER);
        limit.addValueChangeListener(change -> judge());
        verdict.getElement().setAttribute("role", "status");
        var bar = new Div(
                limit,
                new DownloadMenu(
                        getTranslation("screen.download"),
                        List.of(
                                download(publishing, statement, FileFormat.DOCX, pages),
                                download(publishing, statement, FileFormat.MARKDOWN, pages))));
        bar.addClassName("toolbar");
        var panel = new Div(new HtmlContent(
                publicationPreview.submission(), publicationPreview.document().language()));
        panel.addClassName("text-panel");
        add(new Paragraph(getTranslation("publishing.submission.advice")), bar, new Paragraph(verdict), panel);
        judge();
    }

    private void judge() {
        var most = limit.getValue();
        var over = most != null && words > most;
        verdict.setText(
                most == null
                        ? getTranslation("publishing.submission.words", words)
                        : getTranslation(
                                over ? "publishing.submission.over" : "publishing.submission.within",
                                words,
                                most,
                                Math.abs(words - most)));
        verdict.setClassName("tag", true);
        verdict.setClassName("tag-bad", over);
        verdict.setClassName("tag-good", most != null && !over);
    }

    private Anchor download(
            PublicationService publishing, StatementId statement, FileFormat fileFormat, FileStatusPages pages) {
        var name = "submission-" + statement.value() + "." + fileFormat.extension();
        var handler = DownloadLinks.handler(
                name, fileFormat, () -> publishing.writtenStatement(statement, fileFormat), pages);
        return DownloadLinks.link(handler, getTranslation("publishing.format." + fileFormat));
    }
}
