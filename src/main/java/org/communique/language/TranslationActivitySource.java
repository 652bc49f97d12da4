package org.communique.language;

import java.util.List;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.springframework.stereotype.Component;

/** Which translations were begun, in a statement's history. */
@Component
class TranslationActivitySource implements ActivitySource {

    private final Translations translations;

    TranslationActivitySource(Translations translations) {
        this.translations = translations;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        return translations.peopleOf(statement.id()).stream()
                .map(translation -> new ActivityEntry(
                        "language.activity.begun",
                        List.of(translation.id().language()),
                        translation.begunBy(),
                        translation.begunAt(),
                        "statements/" + statement.id().value() + "/languages/"
                                + translation.id().language(),
                        Audience.READERS))
                .toList();
    }
}
