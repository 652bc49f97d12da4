package org.communique.treaty.ask;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.creation.WorkflowCatalogue;
import org.communique.statement.creation.WorkflowCatalogue.WorkflowOption;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Text;
import org.communique.treaty.state.States;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Opens statements from asks. */
@Service
@PreAuthorize("denyAll()")
public class AskedStatementService {

    private final Asks asks;
    private final StatementCreationService creation;
    private final WorkflowCatalogue workflows;
    private final Clock clock;

    AskedStatementService(Asks asks, StatementCreationService creation, WorkflowCatalogue workflows, Clock clock) {
        this.clock = clock;
        this.asks = asks;
        this.creation = creation;
        this.workflows = workflows;
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public List<WorkflowOption> workflows() {
        return workflows.offers();
    }

    /**
     * Begins a draft with what is asked, and of whom.
     *
     * @param language BCP 47
     * @return empty if the member may open no more now, or there is no such ask, or one was opened from it already
     */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<StatementId> open(AskId id, String language, String workflow) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var found = asks.find(id).filter(ask -> ask.canOpen(now));
        if (found.isEmpty()
                || creation.refusal().isPresent()
                || !asks.save(found.get().opening(now))) {
            return Optional.empty();
        }
        var ask = asks.find(id).orElseThrow();
        boolean opened = false;
        try {
            var text = text(ask, Locale.forLanguageTag(language));
            var statement = creation.open(new CreateStatement(ask.title(), language, workflow, text, List.of()));
            opened = asks.save(ask.with(statement));
            return Optional.of(statement);
        } finally {
            if (!opened) {
                asks.save(ask.opening(null));
            }
        }
    }

    private RichText text(Ask ask, Locale language) {
        var words = ask.words()
                .lines()
                .filter(line -> !line.isBlank())
                .<RichText.Block>map(AskedStatementService::paragraph);
        var states = asks.targets(ask.id()).stream()
                .flatMap(target -> States.find(target.state()).stream())
                .map(state -> state.shortName(language))
                .sorted()
                .map(name -> new ListItem(List.of(paragraph(name))))
                .toList();
        var blocks = new ArrayList<>(words.toList());
        if (!states.isEmpty()) {
            blocks.add(new BulletList(states));
        }
        return new RichText(blocks);
    }

    private static RichText.Block paragraph(String line) {
        return new Paragraph(List.of(Text.plain(line)));
    }
}
