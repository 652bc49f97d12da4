package org.communique.language;

import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.springframework.stereotype.Component;

/** Who may write translations: those who work on them, and those who may edit the source, until the statement is abandoned. */
@Component("translationRights")
public class TranslationRights {

    private final StatementRights rights;
    private final Statements statements;
    private final Translations translations;
    private final CurrentMember currentMember;

    TranslationRights(
            StatementRights rights, Statements statements, Translations translations, CurrentMember currentMember) {
        this.rights = rights;
        this.statements = statements;
        this.translations = translations;
        this.currentMember = currentMember;
    }

    public boolean canTranslate(TranslationId id) {
        StatementId statement = id.statement();
        return (rights.canEdit(statement)
                        || rights.canRead(statement)
                                && translations
                                        .find(id)
                                        .filter(found -> found.people().has(currentMember.id()))
                                        .isPresent())
                && !isAbandoned(statement);
    }

    /** Revisers, and those who coordinate the statement. */
    public boolean canCheck(TranslationId id) {
        StatementId statement = id.statement();
        return (rights.canCoordinate(statement)
                        || rights.canRead(statement)
                                && translations
                                        .find(id)
                                        .filter(found ->
                                                found.people().revisers().contains(currentMember.id()))
                                        .isPresent())
                && !isAbandoned(statement);
    }

    private boolean isAbandoned(StatementId id) {
        return statements
                .findById(id)
                .filter(statement -> statement.phase() == Phase.ABANDONED)
                .isPresent();
    }
}
