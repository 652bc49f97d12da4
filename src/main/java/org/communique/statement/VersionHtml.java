package org.communique.statement;

import org.communique.text.CanonicalText;
import org.communique.text.Html;
import org.communique.work.HeavyWork;
import org.communique.work.SharedResults;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Versions as pieces of pages, for those who have no account here. It checks no rights: its callers have. */
@Component
public class VersionHtml {

    private final Versions versions;
    private final SharedResults<TextHash, String> recent;

    VersionHtml(Versions versions, HeavyWork heavyWork) {
        this.versions = versions;
        this.recent = SharedResults.ofTexts(heavyWork, WorkKind.PARSE);
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
