package org.communique.publishing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.publishing.Edition;
import org.communique.publishing.PublishedSignature;

/** A text with its signatories, as the public will read it. */
class EditionPreview extends Div {

    EditionPreview(Edition edition) {
        addClassName("paper");
        add(fingerprint(edition), text(edition));
        if (!edition.signatures().isEmpty()) {
            add(signatories(edition));
        }
    }

    private Component fingerprint(Edition edition) {
        var hash = new Code(edition.hash().value());
        hash.addClassName("hash");
        var line = new Div(new Span(getTranslation("publishing.edition.version", edition.version())), hash);
        line.addClassName("fingerprint");
        return line;
    }

    private static Component text(Edition edition) {
        var text = new Div(new Html("<div>" + org.communique.text.Html.of(edition.body()) + "</div>"));
        text.addClassName("prose");
        text.getElement().setAttribute("lang", edition.language());
        text.getElement().setAttribute("dir", "auto");
        return text;
    }

    private Component signatories(Edition edition) {
        var countries = edition.countries(getLocale());
        var part = new Div(
                new H3(getTranslation("publishing.edition.signatories")),
                new Paragraph(getTranslation(
                        "publishing.edition.count", edition.signatures().size(), countries.size())));
        part.addClassName("signatories");
        for (var country : countries) {
            var list = new UnorderedList();
            country.signatures().forEach(signature -> list.add(signatory(signature)));
            part.add(new Div(new Span(country.name()), list));
        }
        return part;
    }

    private ListItem signatory(PublishedSignature signature) {
        var item = new ListItem(signature.organisation());
        if (signature.reservation() != null) {
            var reservation =
                    new Paragraph(getTranslation("publishing.edition.reservation") + ": " + signature.reservation());
            reservation.addClassName("reservation");
            item.add(reservation);
        }
        return item;
    }
}
