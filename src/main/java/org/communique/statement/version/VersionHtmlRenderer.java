package org.communique.statement.version;

import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.ResultCache;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Renders versions as HTML, also for people without an account. It checks no rights: its callers have. */
@Component
public class VersionHtmlRenderer {

    private final Versions versions;
    private final ResultCache<TextHash, String> recent;

    VersionHtmlRenderer(Versions versions, HeavyWorkExecutor heavyWorkExecutor) {
        this.versions = versions;
        this.recent = ResultCache.ofTexts(heavyWorkExecutor, WorkKind.PARSE);
    }

    public String of(VersionSummary version) {
        return recent.get(version.hash(), turn(version.statement()), () -> make(version.id()));
    }

    /** Who asks may be anyone with a link, so that each statement has its turns. */
    static String turn(StatementId statement) {
        return "statement " + statement.value();
    }

    private String make(VersionId version) {
        return Html.of(
                CanonicalText.read(versions.findById(version).orElseThrow().text()));
    }
}
