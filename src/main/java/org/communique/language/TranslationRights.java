package org.communique.language;

import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.springframework.stereotype.Component;

/** Who may write translations: those who work on them, and those who may edit the source. */
@Component("translationRights")
public class TranslationRights {

    private final StatementRights rights;
    private final Translations translations;
    private final CurrentMember currentMember;

    TranslationRights(StatementRights rights, Translations translations, CurrentMember currentMember) {
        this.rights = rights;
        this.translations = translations;
        this.currentMember = currentMember;
    }

    public boolean canTranslate(TranslationId id) {
        StatementId statement = id.statement();
        return rights.canEdit(statement)
                || rights.canRead(statement)
                        && translations
                                .find(id)
                                .filter(found -> found.people().has(currentMember.id()))
                                .isPresent();
    }

    /** Revisers, and those who coordinate the statement. */
    public boolean canCheck(TranslationId id) {
        StatementId statement = id.statement();
        return rights.canCoordinate(statement)
                || rights.canRead(statement)
                        && translations
                                .find(id)
                                .filter(found -> found.people().revisers().contains(currentMember.id()))
                                .isPresent();
    }
}
