package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentRevision;
import org.communique.amendment.proposal.FormerText;
import org.communique.screen.TimeFormat;

/** How an amendment's text was changed, and what it said before, which is read when it is opened. */
class RevisionsPanel extends Div {

    private final Names names;
    private final String language;

    /** @param language of the text */
    RevisionsPanel(Amendment amendment, Names names, AmendmentActions actions, String language) {
        this.names = names;
        this.language = language;
        // What it was accepted with is said where it is said how it was settled.
        amendment.revisions().stream()
                .limit(amendment.revisions().size() - (amendment.isAcceptedWithOtherWords() ? 1 : 0))
                .forEach(revision -> add(new Div(meta(changed(revision)))));
        var former = new Div();
        var details = new Details(text("revised.show", amendment.revisions().size()), former);
        details.setId("amendment-" + amendment.id().number() + "-earlier");
        details.addOpenedChangeListener(change -> {
            former.removeAll();
            if (change.isOpened()) {
                actions.formerTexts(amendment.id()).forEach(each -> former.add(shown(each)));
            }
        });
        add(details);
    }

    private Div shown(FormerText former) {
        var revision = former.revision();
        var shown = new Div(
                meta(text("revised.until", TimeFormat.local(revision.at()))),
                AmendmentLabels.changes(former.changes(), language));
        if (!revision.reason().isEmpty()) {
            var reason = new Paragraph(revision.reason());
            reason.addClassName("remark");
            reason.getElement().setAttribute("dir", "auto").setAttribute("lang", revision.language());
            shown.add(reason);
        }
        return shown;
    }

    private String changed(AmendmentRevision revision) {
        return text(
                "revised." + revision.cause(),
                names.of(revision.by()),
                TimeFormat.local(revision.at()),
                Objects.requireNonNullElse(revision.takenFrom(), 0));
    }

    private static Span meta(String text) {
        var meta = new Span(text);
        meta.addClassName("meta");
        return meta;
    }
}
