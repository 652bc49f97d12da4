package org.communique.statement;

import org.communique.text.CanonicalText;
import org.communique.text.Html;
import org.communique.work.HeavyWork;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Versions as pieces of pages, for those who have no account here. It checks no rights: its callers have. */
@Component
public class VersionHtml {

    private final RecentHtml<TextHash> recent;

    VersionHtml(HeavyWork heavyWork) {
        this.recent = new RecentHtml<>(heavyWork, WorkKind.PARSE);
    }

    public String of(Version version) {
        return recent.of(version.hash(), version.statement(), () -> Html.of(CanonicalText.read(version.text())));
    }
}
