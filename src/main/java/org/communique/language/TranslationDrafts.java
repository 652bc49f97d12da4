package org.communique.language;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.collab.DraftId;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.AdditionalDraftRights;
import org.communique.statement.access.StatementRights;
import org.springframework.stereotype.Component;

/** Who reads the source reads its translations; who works on one, or may edit the source, writes in it. */
@Component
class TranslationDrafts implements AdditionalDraftRights {

    private final Translations translations;
    private final Statements statements;
    private final StatementRights rights;

    TranslationDrafts(Translations translations, Statements statements, StatementRights rights) {
        this.translations = translations;
        this.statements = statements;
        this.rights = rights;
    }

    @Override
    public Map<DraftId, AdditionalDraft> find(Set<DraftId> drafts) {
        List<TranslationId> ids = drafts.stream()
                .map(DraftId::value)
                .filter(TranslationId::isForm)
                .map(TranslationId::new)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        var of = ids.stream().map(TranslationId::statement).distinct().toList();
        Map<StatementId, Statement> sources =
                statements.findAllById(of).stream().collect(toMap(Statement::id, statement -> statement));
        return translations.find(ids).stream()
                .filter(translation -> sources.containsKey(translation.statement()))
                .collect(toMap(
                        translation -> translation.id().draft(),
                        translation -> draft(translation, requireNonNull(sources.get(translation.statement())))));
    }

    private AdditionalDraft draft(Translation translation, Statement source) {
        return new AdditionalDraft(
                source.id(),
                _ -> true,
                member -> source.phase() != Phase.ABANDONED
                        && (translation.people().has(member.id()) || rights.allows(member, source, Right.EDIT)));
    }
}
