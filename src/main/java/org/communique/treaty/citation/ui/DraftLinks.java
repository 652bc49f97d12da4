package org.communique.treaty.citation.ui;

import com.vaadin.flow.component.UI;
import org.communique.screen.BackgroundTask;
import org.communique.statement.Statement;
import org.communique.statement.ui.DraftMargin;
import org.communique.statement.ui.DraftMargin.LinkedPassage;
import org.communique.statement.ui.DraftMarginPart;
import org.communique.statement.ui.DraftMarginSource;
import org.communique.treaty.citation.check.CitationService;
import org.springframework.stereotype.Component;

/** Links the articles that a draft cites to their pages. */
@Component
class DraftLinks implements DraftMarginSource {

    private final CitationService citations;

    DraftLinks(CitationService citations) {
        this.citations = citations;
    }

    @Override
    public DraftMarginPart open(DraftMargin margin, Statement statement) {
        // On no screen: where links cannot be found, the text is shown without.
        var task = new BackgroundTask();
        margin.onLinksWanted(() -> {
            var locale = UI.getCurrent().getLocale();
            task.run(
                    () -> citations.linksOfDraft(statement.id(), locale),
                    links -> margin.showLinks(links.entrySet().stream()
                            .map(passage -> new LinkedPassage(passage.getKey(), passage.getValue()))
                            .toList()));
        });
        return now -> {};
    }
}
