package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.http.Integrity;
import org.communique.publishing.office.DocxWriter;
import org.communique.publishing.print.Pdf;
import org.communique.screen.Languages;
import org.communique.text.CanonicalText;
import org.communique.text.Direction;
import org.communique.text.Html;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders editions, with the words around a text in the text's own language if there is a translation, else in English. */
@Component
class Editions {

    /** Grows when files of the same edition would look different; those of publications stay. */
    static final int LAYOUT = 1;

    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final Languages languages;
    private final Integrity integrity;

    Editions(ITemplateEngine templates, MessageSource messages, Languages languages, Integrity integrity) {
        this.templates = templates;
        this.messages = messages;
        this.languages = languages;
        this.integrity = integrity;
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
        var locale = locale(edition);
        var xhtml = process(
                "publishing/print",
                locale,
                Map.of(
                        "edition",
                        edition,
                        "countries",
                        edition.countries(locale),
                        "body",
                        Html.forPrint(edition.body()),
                        "direction",
                        direction == Direction.RIGHT_TO_LEFT ? "rtl" : "ltr",
                        "dates",
                        new Dates(locale)));
        return Pdf.of(xhtml, direction);
    }

    private byte[] docx(Edition edition) {
        var locale = locale(edition);
        var labels = new DocxWriter.Labels(
                message("publishing.edition.signatories", locale),
                message("publishing.edition.reservation", locale),
                message("publishing.edition.hash", locale),
                new Dates(locale).day(edition.date()));
        var signatories = edition.countries(locale).stream()
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

    byte[] submission(Edition edition, Format format) {
        var submission = Submission.of(edition);
        return switch (format) {
            case MARKDOWN ->
                ("# " + edition.title() + "\n\n" + CanonicalText.of(submission.text()))
                        .getBytes(StandardCharsets.UTF_8);
            case DOCX ->
                DocxWriter.write(
                        new DocxWriter.Letter(
                                edition.title(),
                                edition.language(),
                                edition.coalition(),
                                submission.text(),
                                List.of(),
                                edition.hash().value()),
                        new DocxWriter.Labels(
                                "",
                                "",
                                message("publishing.edition.hash", locale(edition)),
                                new Dates(locale(edition)).day(edition.date())));
            case PDF -> throw new IllegalArgumentException("such bodies take no PDF");
        };
    }

    /** The edition's language if our words are there in it. */
    Locale locale(Edition edition) {
        return languages.best(List.of(Locale.forLanguageTag(edition.language())));
    }

    String process(String template, Locale locale, Map<String, Object> variables) {
        var context = new Context(locale, variables);
        context.setVariable("integrity", integrity);
        context.setVariable("language", locale.toLanguageTag());
        context.setVariable("rightToLeft", languages.isRightToLeft(locale));
        return templates.process(template, context);
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
