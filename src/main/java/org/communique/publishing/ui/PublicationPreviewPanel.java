package org.communique.publishing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.publishing.Correction;
import org.communique.publishing.PublicationPreview;
import org.communique.publishing.PublishedSignature;
import org.communique.publishing.StatementDocumentSummary;
import org.communique.screen.HtmlContent;
import org.communique.screen.TextFingerprint;
import org.communique.screen.TimeFormat;

/** A text with its signatories, as the public will read it. */
class PublicationPreviewPanel extends Div {

    PublicationPreviewPanel(PublicationPreview publicationPreview) {
        var summary = publicationPreview.document();
        addClassName("text-panel");
        var note = summary.note();
        if (note != null) {
            add(corrections(note));
        }
        add(new HtmlContent(publicationPreview.html(), summary.language()));
        if (!summary.signatures().isEmpty()) {
            add(signatories(summary));
        }
        add(new TextFingerprint(
                getTranslation("screen.hash", summary.version()), summary.hash().value()));
    }

    private Component corrections(Correction.Note note) {
        var part = new Div(new Paragraph(getTranslation("publishing.page.corrected.signed", note.signedVersion())));
        for (var correction : note.corrections()) {
            part.add(new Paragraph(getTranslation(
                    "publishing.page.corrected.on", TimeFormat.local(correction.at()), correction.reason())));
            var changes = new UnorderedList();
            correction
                    .changes()
                    .forEach(change -> changes.add(
                            new ListItem(getTranslation("document.corrected.change", change.from(), change.to()))));
            part.add(changes);
        }
        part.addClassName("panel");
        return part;
    }

    private Component signatories(StatementDocumentSummary summary) {
        var countries = summary.countries(getLocale());
        var part = new Div(
                new H2(getTranslation(
                        summary.note() == null ? "document.signatories" : "document.corrected.signatories",
                        summary.signedVersion())),
                new Paragraph(
                        getTranslation("document.count", summary.signatures().size(), countries.size())));
        part.addClassName("signatories");
        for (var countrySignatures : countries) {
            var list = new UnorderedList();
            countrySignatures.signatures().forEach(signature -> list.add(signatory(signature)));
            part.add(new Div(new Span(countrySignatures.name()), list));
        }
        return part;
    }

    private ListItem signatory(PublishedSignature signature) {
        var item = new ListItem(ownDirection(signature.organisation()));
        if (signature.reservation() != null) {
            var reservation = new Paragraph(
                    new Text(getTranslation("document.reservation") + ": "), ownDirection(signature.reservation()));
            reservation.addClassName("reservation");
            item.add(reservation);
        }
        return item;
    }

    private static Span ownDirection(String words) {
        var span = new Span(words);
        span.getElement().setAttribute("dir", "auto");
        return span;
    }
}
