package org.communique.statement.version;

import static org.communique.text.format.Html.escape;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.http.ContentSecurityPolicy;
import org.communique.mail.Attachment;
import org.communique.statement.VersionId;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.RichText;
import org.communique.text.format.ChangeOrigin;
import org.communique.text.format.ComparisonLabels;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.ResultCache;
import org.communique.work.WorkKind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What changed from one version to another, as a file, for a page and for a screen. It checks no rights: its callers have. */
@Component
public class VersionComparisonService {

    private static final String STYLE = """
        :root { color-scheme: light dark }
        body { font: 1.0625rem/1.6 Charter, "Noto Serif", Georgia, serif; margin: 2rem auto; max-width: 44rem; padding: 0 1rem }
        h1 { font-size: 1.5rem; line-height: 1.3 }
        code { overflow-wrap: anywhere }
        ins { background: #1a7f3722; border-bottom: 2px solid #1a7f37; text-decoration: none }
        del { background: #c6282822; color: light-dark(#a31515, #ff9a9a) }
        .meta, .number, .move { font: 0.8125rem/1.6 system-ui, sans-serif; opacity: 0.75 }
        .number { margin-inline-end: 0.75rem; user-select: none }
        .move { border: 1px solid; border-radius: 0.25rem; padding-inline: 0.4rem }
        .restyled { border-bottom: 2px dotted }
        .in-list-1 { margin-inline-start: 1.5rem }
        .in-list-2, .in-list-3, .in-list-4, .in-list-5, .in-list-6 { margin-inline-start: 3rem }
        [class*="in-quote"] { border-inline-start: 3px solid; padding-inline-start: 1rem }
        """;

    /** A browser that opens it runs no scripts, loads nothing and sends no referrer. */
    private static final String PAGE = """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <h1 dir="auto">%s</h1>
        <p class="meta">%s</p>
        <p class="meta">%s: <code>%s</code><br>%s: <code>%s</code></p>
        <div lang="%s" dir="%s">
        %s</div>
        </body>
        </html>
        """;

    private final Versions versions;
    private final MessageSource messages;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final CurrentMember currentMember;
    private final List<ChangeSource> changeSources;
    private final ResultCache<Shown, RenderedComparison> recent;

    VersionComparisonService(
            Versions versions,
            MessageSource messages,
            HeavyWorkExecutor heavyWorkExecutor,
            CurrentMember currentMember,
            List<ChangeSource> changeSources) {
        this.versions = versions;
        this.messages = messages;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.currentMember = currentMember;
        this.changeSources = changeSources;
        this.recent = new ResultCache<>(
                heavyWorkExecutor,
                WorkKind.COMPARISON,
                piece -> 2L * piece.html().length());
    }

    /** As a file that shows itself in any browser, or on paper. */
    public Attachment file(VersionSummary before, VersionSummary after) {
        return heavyWorkExecutor.run(WorkKind.COMPARISON, turn(after), () -> fileOf(before, after, Locale.ENGLISH));
    }

    private Attachment fileOf(VersionSummary before, VersionSummary after, Locale locale) {
        var comparison = compare(before, after);
        var title = text(locale, "file", after.title(), before.number(), after.number());
        var html = PAGE.formatted(
                locale.toLanguageTag(),
                ContentSecurityPolicy.STANDALONE_FILE,
                escape(title),
                STYLE,
                escape(title),
                escape(summary(comparison, locale)),
                escape(text(locale, "hash", before.number())),
                before.hash().value(),
                escape(text(locale, "hash", after.number())),
                after.hash().value(),
                escape(after.language()),
                Direction.ofLanguage(after.language()).attribute(),
                Html.of(comparison, words(before, after, locale)));
        return Attachment.html("changes-from-%d-to-%d.html".formatted(before.number(), after.number()), html);
    }

    /** As a piece of a page. */
    public String html(VersionSummary before, VersionSummary after, Locale locale) {
        var piece = piece(
                new Shown(before.id(), after.id(), Layout.INLINE, locale, List.of()),
                before,
                after,
                turn(after),
                List.of());
        return "<p class=\"meta\">" + escape(piece.summary()) + "</p>\n"
                + "<div lang=\"" + escape(after.language()) + "\" dir=\""
                + Direction.ofLanguage(after.language()).attribute() + "\">"
                + piece.html() + "</div>";
    }

    /** For a screen of the current member, with what they may know of where changes came from. */
    public RenderedComparison between(VersionSummary before, VersionSummary after, Layout layout, Locale locale) {
        var origins = changeSources.stream()
                .flatMap(source -> source.between(before, after, locale).stream())
                .toList();
        var shown = new Shown(
                before.id(),
                after.id(),
                layout,
                locale,
                origins.stream().map(ChangeOrigins::key).toList());
        return piece(shown, before, after, currentMember.id().value(), origins);
    }

    /** How two texts are shown. */
    public enum Layout {
        INLINE,
        BESIDE
    }

    /** @param origins keys of what is said of where changes came from */
    private record Shown(VersionId before, VersionId after, Layout layout, Locale locale, Object origins) {}

    private RenderedComparison piece(
            Shown shown, VersionSummary before, VersionSummary after, String turn, List<ChangeOrigins> known) {
        return recent.get(shown, turn, () -> {
            var comparison = compare(before, after);
            var origins = new HashMap<Integer, List<ChangeOrigin>>();
            known.forEach(each -> each.find()
                    .apply(comparison)
                    .forEach((place, some) -> origins.merge(
                            place,
                            some,
                            (one, other) ->
                                    Stream.concat(one.stream(), other.stream()).toList())));
            var labels = words(before, after, shown.locale());
            return new RenderedComparison(
                    summary(comparison, shown.locale()),
                    switch (shown.layout()) {
                        case INLINE -> Html.of(comparison, labels, origins);
                        case BESIDE -> Html.beside(comparison, labels, origins);
                    });
        });
    }

    /** Who asks may be anyone with a link, so that each statement has its turns. */
    private static String turn(VersionSummary version) {
        return VersionHtmlRenderer.turn(version.statement());
    }

    private Comparison compare(VersionSummary before, VersionSummary after) {
        return Comparison.between(read(before), read(after));
    }

    private RichText read(VersionSummary version) {
        return CanonicalText.read(versions.findById(version.id()).orElseThrow().text());
    }

    private String summary(Comparison comparison, Locale locale) {
        var summary = comparison.summary();
        return comparison.isEmpty()
                ? text(locale, "same")
                : Stream.of(
                                text(locale, "words-added", summary.wordsAdded()),
                                text(locale, "words-removed", summary.wordsRemoved()),
                                text(locale, "words-restyled", summary.wordsRestyled()),
                                text(locale, "paragraphs-changed", summary.paragraphsChanged()),
                                text(locale, "paragraphs-added", summary.paragraphsAdded()),
                                text(locale, "paragraphs-removed", summary.paragraphsRemoved()),
                                text(locale, "paragraphs-moved", summary.paragraphsMoved()))
                        .filter(counted -> !counted.isEmpty())
                        .collect(Collectors.joining(", ", "", "."));
    }

    private ComparisonLabels words(VersionSummary before, VersionSummary after, Locale locale) {
        return new ComparisonLabels(
                text(locale, "version", before.number()),
                text(locale, "version", after.number()),
                number -> text(locale, "moved-from", Integer.toString(number)),
                number -> text(locale, "moved-to", Integer.toString(number)),
                text(locale, "restyled"));
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage("statement.comparison." + key, arguments, locale);
    }
}
