package org.communique.treaty.ask;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
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
    private final Clock clock;

    AskedStatementService(Asks asks, StatementCreationService creation, Clock clock) {
        this.clock = clock;
        this.asks = asks;
        this.creation = creation;
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public List<WorkflowOption> workflows() {
        return creation.offers();
    }

    /**
     * Begins a draft with what is asked, and of whom. Its id is kept with the ask before it is opened: called again after it was
     * interrupted, it completes what is missing.
     *
     * @param language BCP 47
     * @return empty if the member may open no more now, or there is no such ask, or one was opened from it already
     */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<StatementId> open(AskId id, String language, String workflow) {
        var now = clock.instant();
        var found = asks.find(id).filter(ask -> ask.canOpen(now)).orElse(null);
        if (found == null) {
            return Optional.empty();
        }
        var statement = Objects.requireNonNullElseGet(found.planned(), StatementId::random);
        if (!creation.isOpened(statement) && creation.refusal().isPresent()
                || !asks.save(found.opening(statement, now))) {
            return Optional.empty();
        }
        boolean linked = false;
        try {
            var text = text(found, Locale.forLanguageTag(language));
            creation.open(new CreateStatement(found.title(), language, workflow, text, List.of()), statement);
            linked = link(id, statement);
            return Optional.of(statement);
        } finally {
            if (!linked) {
                asks.find(id).ifPresent(ask -> asks.save(ask.interrupted()));
            }
        }
    }

    private boolean link(AskId id, StatementId statement) {
        return asks.find(id)
                .filter(ask -> statement.equals(ask.planned()))
                .filter(ask -> asks.save(ask.with(statement)))
                .isPresent();
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

    /** A statement was or is being opened from the ask, there is no such ask or workflow, or the member may open no more now. */
    public record NotOpened() implements Refusal {}
}
