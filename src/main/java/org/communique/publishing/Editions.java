package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.communique.publishing.office.DocxWriter;
import org.communique.publishing.print.Pdf;
import org.communique.text.Direction;
import org.communique.text.Html;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders editions. Texts around them are in English until there are other translations. */
@Component
class Editions {

    static final Locale LOCALE = Locale.ENGLISH;

    private final ITemplateEngine templates;
    private final MessageSource messages;

    Editions(ITemplateEngine templates, MessageSource messages) {
        this.templates = templates;
        this.messages = messages;
    }

    byte[] render(Edition edition, Format format) {
        return switch (format) {
            case MARKDOWN -> edition.text().getBytes(StandardCharsets.UTF_8);
            case PDF -> pdf(edition);
            case DOCX -> docx(edition);
        };
    }

    private byte[] pdf(Edition edition) {
        var direction = Direction.of(edition.title());
        var xhtml = process(
                "publishing/print",
                Map.of(
                        "edition",
                        edition,
                        "countries",
                        edition.countries(LOCALE),
                        "body",
                        Html.forPrint(edition.body()),
                        "direction",
                        direction == Direction.RIGHT_TO_LEFT ? "rtl" : "ltr",
                        "dates",
                        new Dates(LOCALE)));
        return Pdf.of(xhtml, direction);
    }

    private byte[] docx(Edition edition) {
        var labels = new DocxWriter.Labels(
                message("publishing.edition.signatories"),
                message("publishing.edition.reservation"),
                message("publishing.edition.hash"),
                new Dates(LOCALE).day(edition.date()));
        var signatories = edition.countries(LOCALE).stream()
                .flatMap(country -> country.signatures().stream()
                        .map(signature -> new DocxWriter.Signatory(
                                signature.organisation(), country.name(), signature.reservation())))
                .toList();
        return DocxWriter.write(
                new DocxWriter.Letter(
                        edition.title(),
                        edition.language(),
                        edition.coalition(),
                        edition.body(),
                        signatories,
                        edition.hash().value()),
                labels);
    }

    String process(String template, Map<String, Object> variables) {
        return templates.process(template, new Context(LOCALE, variables));
    }

    private String message(String key) {
        return messages.getMessage(key, null, LOCALE);
    }
}
