package org.communique.statement.lifecycle;

import java.util.Locale;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.VersionId;
import org.communique.statement.version.TextDecorationSource;
import org.communique.statement.version.TextDecorations;
import org.communique.statement.version.Versions;
import org.communique.text.format.Html;
import org.communique.text.format.Html.Margin;
import org.communique.text.format.TextDecorator;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.ResultCache;
import org.communique.work.WorkKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Texts of versions as people read them. */
@Service
@PreAuthorize("denyAll()")
public class NumberedTextService {

    /** @param decorations the key of what is shown of the words */
    private record Numbered(VersionId version, Locale locale, Object decorations) {}

    private final StatementService statements;
    private final Versions versions;
    private final CurrentMember currentMember;
    private final ResultCache<Numbered, String> numbered;
    private final ObjectProvider<TextDecorationSource> decorationSource;
    private final MessageSource messages;

    NumberedTextService(
            StatementService statements,
            Versions versions,
            CurrentMember currentMember,
            HeavyWorkExecutor work,
            ObjectProvider<TextDecorationSource> decorationSource,
            MessageSource messages) {
        this.statements = statements;
        this.versions = versions;
        this.currentMember = currentMember;
        this.numbered = ResultCache.ofTexts(work, WorkKind.PARSE);
        this.decorationSource = decorationSource;
        this.messages = messages;
    }

    /**
     * The text as HTML with numbers in the margin, each a link to its paragraph on the page of versions, and with links from words
     * to what they mean.
     */
    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<String> html(VersionId version, Locale locale) {
        if (statements.version(version).isEmpty()) {
            return Optional.empty();
        }
        var source = decorationSource.getIfAvailable();
        var decorations = source == null ? TextDecorations.NONE : source.of(version, locale);
        return Optional.of(numbered.get(
                new Numbered(version, locale, decorations.key()),
                currentMember.id().value(),
                () -> numbered(version, locale, decorations.decorator())));
    }

    private String numbered(VersionId version, Locale locale, TextDecorator decorator) {
        var margin = new Margin(
                "statements/" + version.statement().value() + "/versions?v=" + version.number(),
                number -> messages.getMessage("statement.paragraph", new Object[] {Integer.toString(number)}, locale));
        return Html.numbered(
                CanonicalText.read(versions.findById(version).orElseThrow().text()), margin, decorator);
    }
}
