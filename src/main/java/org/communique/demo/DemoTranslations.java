package org.communique.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.PassageConfirmationService;
import org.communique.language.Translation;
import org.communique.language.Translation.People;
import org.communique.language.TranslationId;
import org.communique.language.TranslationResult.Done;
import org.communique.language.TranslationService;
import org.communique.language.TranslationTextService;
import org.communique.statement.LanguageTag;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftService;
import org.communique.text.markdown.CanonicalText;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A statement of the demo in French, nearly ready, and in Arabic, begun; its source has changed since in one passage. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoTranslations {

    private final TranslationService translations;
    private final TranslationTextService texts;
    private final PassageConfirmationService confirmations;
    private final DraftService drafts;

    DemoTranslations(
            TranslationService translations,
            TranslationTextService texts,
            PassageConfirmationService confirmations,
            DraftService drafts) {
        this.translations = translations;
        this.texts = texts;
        this.confirmations = confirmations;
        this.drafts = drafts;
    }

    /** @param text the name of its file, of which there are others with the tags of the languages */
    void translate(DemoMembers demoMembers, StatementId statement, String text, LocalDate today) {
        var french = begin(demoMembers, statement, "fr", people(demoMembers, "moussa", "claire", today.plusDays(12)));
        var arabic = begin(demoMembers, statement, "ar", people(demoMembers, "rania", "samir", today.plusDays(20)));
        var translated = write(demoMembers, "moussa", french, text);
        translated.subList(0, translated.size() - 1).forEach(confirmed(demoMembers, "moussa", french));
        demoMembers.as("claire", () -> {
            translated.subList(0, 4).forEach(row -> confirmations.check(french, row.seen(), row.translationHash()));
            return true;
        });
        write(demoMembers, "rania", arabic, text).subList(0, 5).forEach(confirmed(demoMembers, "rania", arabic));
        var changed = DemoStatements.markdown(text)
                .replace("Publish how often each power is used", "Publish every year how often each power is used");
        demoMembers.as("otieno", () -> drafts.replace(statement, CanonicalText.read(changed)));
    }

    private static People people(DemoMembers demoMembers, String translator, String reviser, LocalDate due) {
        return new People(
                List.of(demoMembers.member(translator).id()),
                List.of(demoMembers.member(reviser).id()),
                due);
    }

    private TranslationId begin(DemoMembers demoMembers, StatementId statement, String language, People people) {
        return demoMembers.as(
                "wanjiru",
                () -> translations.begin(statement, new LanguageTag(language)) instanceof Done(Translation begun)
                                && translations.assign(begun.id(), people) instanceof Done
                        ? begun.id()
                        : DemoTranslations.<TranslationId>failed(language));
    }

    private static <T> T failed(Object what) {
        throw new IllegalStateException("the demo's translation was not begun: " + what);
    }

    /** As it was translated elsewhere. */
    private List<AlignedRow> write(DemoMembers demoMembers, String translator, TranslationId id, String text) {
        var translated = CanonicalText.read(DemoStatements.markdown(text + "." + id.language()));
        return demoMembers.as(translator, () -> {
            texts.replace(id, translated);
            return translations.text(id).rows();
        });
    }

    private Consumer<AlignedRow> confirmed(DemoMembers demoMembers, String translator, TranslationId id) {
        return row -> demoMembers.as(translator, () -> confirmations.confirm(id, row.seen()));
    }
}
