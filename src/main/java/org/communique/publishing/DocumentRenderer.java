package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.file.FileOrigin;
import org.communique.file.FileOrigin.Kind;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.print.FontCoverage;
import org.communique.file.print.PdfRenderer;
import org.communique.file.print.PrintDocument;
import org.communique.file.print.PrintedText;
import org.communique.http.SubresourceIntegrity;
import org.communique.screen.Languages;
import org.communique.statement.StatementId;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders documents, with the words around a text in the text's own language if there is a translation, else in English. */
@Component
class DocumentRenderer {

    /** Increase it when files of the same text would be others: all of them, of publications too, are then made again. */
    static final int LAYOUT = 10;

    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final Languages languages;
    private final SubresourceIntegrity subresourceIntegrity;

    DocumentRenderer(
            ITemplateEngine templates,
            MessageSource messages,
            Languages languages,
            SubresourceIntegrity subresourceIntegrity) {
        this.templates = templates;
        this.messages = messages;
        this.languages = languages;
        this.subresourceIntegrity = subresourceIntegrity;
    }

    /** @param published whether it is a file of the publication, rather than of a version that may never be published */
    byte[] render(
            StatementId statement, StatementDocument statementDocument, FileFormat fileFormat, boolean published) {
        var kind = published ? Kind.PUBLICATION : Kind.VERSION;
        return switch (fileFormat) {
            case MARKDOWN -> statementDocument.text().getBytes(StandardCharsets.UTF_8);
            case PDF -> pdf(statement, statementDocument, kind);
            case DOCX -> docx(statement, statementDocument, kind);
        };
    }

    private byte[] pdf(StatementId statement, StatementDocument statementDocument, Kind kind) {
        var direction = statementDocument.direction();
        var locale = printedLocale(statementDocument);
        var xhtml = process(
                "publishing/print",
                locale,
                Map.of(
                        "document",
                        statementDocument,
                        "countries",
                        statementDocument.countries(locale),
                        "body",
                        Html.forPrint(statementDocument.body(), direction),
                        "directions",
                        PrintDirections.of(direction, locale),
                        "dates",
                        new PageDates(locale)));
        return PdfRenderer.of(new PrintDocument(
                xhtml,
                statementDocument.language(),
                direction,
                statementDocument.date(),
                source(statement, statementDocument, kind, locale)));
    }

    /** English where this server has no font for our words, so that one can read at least these. */
    private Locale printedLocale(StatementDocument statementDocument) {
        var locale = locale(statementDocument);
        return FontCoverage.missing(message("document.signatories", locale)).isEmpty() ? locale : Locale.ENGLISH;
    }

    private PrintedText source(StatementId statement, StatementDocument statementDocument, Kind kind, Locale locale) {
        return new PrintedText(
                statementDocument.text().getBytes(StandardCharsets.UTF_8),
                message("document.hash", locale) + " "
                        + statementDocument.hash().value(),
                origin(statement, statementDocument, kind).properties());
    }

    private byte[] docx(StatementId statement, StatementDocument statementDocument, Kind kind) {
        var locale = locale(statementDocument);
        var labels = new DocxWriter.Labels(
                message("document.signatories", locale),
                message("document.reservation", locale),
                message("document.hash", locale),
                new PageDates(locale).day(statementDocument.date()));
        var signatories = statementDocument.countries(locale).stream()
                .flatMap(countrySignatures -> countrySignatures.signatures().stream()
                        .map(signature -> new DocxWriter.Signatory(
                                signature.organisation(), countrySignatures.name(), signature.reservation())))
                .toList();
        return DocxWriter.write(
                new DocxWriter.Document(
                        statementDocument.title(),
                        statementDocument.language(),
                        statementDocument.direction(),
                        statementDocument.coalition(),
                        statementDocument.body(),
                        signatories,
                        origin(statement, statementDocument, kind)),
                labels);
    }

    /** Of a version, which may never be published. */
    byte[] writtenStatement(StatementId statement, StatementDocument statementDocument, FileFormat fileFormat) {
        var writtenStatement = WrittenStatement.of(statementDocument);
        return switch (fileFormat) {
            case MARKDOWN ->
                ("# " + statementDocument.title() + "\n\n" + CanonicalText.of(writtenStatement.text()))
                        .getBytes(StandardCharsets.UTF_8);
            case DOCX ->
                DocxWriter.write(
                        new DocxWriter.Document(
                                statementDocument.title(),
                                statementDocument.language(),
                                statementDocument.direction(),
                                statementDocument.coalition(),
                                writtenStatement.text(),
                                List.of(),
                                origin(statement, statementDocument, Kind.VERSION)),
                        new DocxWriter.Labels(
                                "",
                                "",
                                message("document.hash", locale(statementDocument)),
                                new PageDates(locale(statementDocument)).day(statementDocument.date())));
            case PDF -> throw new IllegalArgumentException("such bodies take no PDF");
        };
    }

    private static FileOrigin origin(StatementId statement, StatementDocument statementDocument, Kind kind) {
        return new FileOrigin(
                kind,
                statement.value(),
                statementDocument.version(),
                statementDocument.hash().value());
    }

    private Locale locale(StatementDocument statementDocument) {
        return languages.ofDocument(Locale.forLanguageTag(statementDocument.language()));
    }

    /** The document's language if its public page can be in it. */
    Locale pageLocale(StatementDocument statementDocument) {
        return languages.best(List.of(Locale.forLanguageTag(statementDocument.language())));
    }

    String process(String template, Locale locale, Map<String, Object> variables) {
        var context = new Context(locale, variables);
        context.setVariable("integrity", subresourceIntegrity);
        context.setVariable("language", locale.toLanguageTag());
        context.setVariable("rightToLeft", languages.isRightToLeft(locale));
        return templates.process(template, context);
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
