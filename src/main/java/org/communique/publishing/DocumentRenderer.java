package org.communique.publishing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.communique.text.document.RichText;
import org.communique.text.document.WordReplacement;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders documents, with the words around a text in the text's own language if there is a translation, else in English. */
@Component
class DocumentRenderer {

    /** Increase it when files of the same text would be others: all of them, of publications too, are then made again. */
    static final int LAYOUT = 11;

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

    /** @param address of the public page, if it is a file of the publication, rather than of a version that may never be published */
    byte[] render(
            StatementId statement, StatementDocument statementDocument, FileFormat fileFormat, @Nullable URI address) {
        var kind = address == null ? Kind.VERSION : Kind.PUBLICATION;
        return switch (fileFormat) {
            case MARKDOWN -> markdown(statementDocument);
            case PDF -> pdf(statement, statementDocument, kind, address == null ? "" : address.toString());
            case DOCX -> docx(statement, statementDocument, kind);
        };
    }

    /** What is hashed, after what a reader of a corrected text is to know. */
    byte[] markdown(StatementDocument statementDocument) {
        var note = note(statementDocument, locale(statementDocument)).stream()
                .<RichText.Block>map(line -> new RichText.Paragraph(List.of(RichText.Text.plain(line))))
                .toList();
        var head = note.isEmpty() ? "" : CanonicalText.of(new RichText(List.of(new RichText.Quote(note)))) + "\n";
        return (head + statementDocument.text()).getBytes(StandardCharsets.UTF_8);
    }

    /** What a reader of a corrected text is to know, in lines; none if it is as it was signed. */
    private List<String> note(StatementDocument statementDocument, Locale locale) {
        var note = statementDocument.note();
        if (note == null) {
            return List.of();
        }
        var dates = new PageDates(locale);
        var signed = message(
                "document.corrected.signed",
                locale,
                note.signedVersion(),
                dates.day(note.last().at()),
                note.signedHash().value());
        return Stream.concat(
                        Stream.of(signed),
                        note.corrections().stream()
                                .flatMap(correction -> Stream.concat(
                                        Stream.of(message(
                                                "document.corrected.on",
                                                locale,
                                                dates.day(correction.at()),
                                                correction.reason())),
                                        words(correction.changes(), locale))))
                .toList();
    }

    private Stream<String> words(List<WordReplacement> changes, Locale locale) {
        return changes.stream().map(change -> message("document.corrected.change", locale, change.from(), change.to()));
    }

    /** What was changed and why. */
    String words(Correction correction, Locale locale) {
        return correction.reason() + "\n" + words(correction.changes(), locale).collect(Collectors.joining("\n"));
    }

    private byte[] pdf(StatementId statement, StatementDocument statementDocument, Kind kind, String address) {
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
                        new PageDates(locale),
                        "address",
                        address,
                        "note",
                        note(statementDocument, locale)));
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
                message(statementDocument.note() == null ? "document.hash" : "document.corrected.hash", locale) + " "
                        + statementDocument.hash().value(),
                origin(statement, statementDocument, kind).properties());
    }

    private byte[] docx(StatementId statement, StatementDocument statementDocument, Kind kind) {
        var locale = locale(statementDocument);
        var labels = new DocxWriter.Labels(
                note(statementDocument, locale),
                message(
                        statementDocument.note() == null ? "document.signatories" : "document.corrected.signatories",
                        locale,
                        statementDocument.signedVersion()),
                message("document.reservation", locale),
                message(statementDocument.note() == null ? "document.hash" : "document.corrected.hash", locale),
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
                                List.of(),
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

    private String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /**
     * The values of {@code dir} on a printed page.
     *
     * @param page  of the document
     * @param words of our own words around it
     */
    record PrintDirections(String page, String words) {

        static PrintDirections of(Direction page, Locale words) {
            return new PrintDirections(
                    page.attribute(),
                    Direction.ofLanguage(words.toLanguageTag()).attribute());
        }

        /** Of what people typed. */
        public String of(String text) {
            return Direction.ofFirstLetter(text).map(Direction::attribute).orElse(page);
        }
    }
}
