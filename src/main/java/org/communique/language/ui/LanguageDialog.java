package org.communique.language.ui;

import static java.util.stream.Collectors.toMap;
import static org.communique.language.ui.LanguageLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.language.Translation;
import org.communique.language.Translation.People;
import org.communique.language.TranslationResult;
import org.communique.language.TranslationService;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.DateField;
import org.communique.screen.Toasts;
import org.communique.statement.LanguageTag;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.ui.creation.LanguageField;

/** Who translates a statement into a language, and until when. */
final class LanguageDialog extends Dialog {

    /** That the list of languages alone does not have. */
    private static final List<String> WRITTEN_DIFFERENTLY =
            List.of("zh-Hans", "zh-Hant", "pt-BR", "pt-PT", "sr-Cyrl", "sr-Latn", "uz-Cyrl", "uz-Latn");

    private final TranslationService translations;
    private final Map<OrganisationId, Organisation> organisations;
    private final ChoiceField.Several<Member> translators;
    private final ChoiceField.Several<Member> revisers;
    private final DateField due = new DateField(text("dialog.due"));

    private LanguageDialog(TranslationService translations, Directory directory, StatementId statement) {
        this.translations = translations;
        var readers = translations.candidates(statement);
        this.organisations = directory.organisations().stream().collect(toMap(Organisation::id, each -> each));
        this.translators = members("dialog.translators", readers);
        this.revisers = members("dialog.revisers", readers);
        due.setWidthFull();
        setWidth("min(34rem, 100vw)");
    }

    private ChoiceField.Several<Member> members(String label, List<Member> readers) {
        var field = new ChoiceField.Several<Member>(text(label));
        field.setItems(readers);
        field.setItemLabelGenerator(this::name);
        field.setHelperText(text(label + ".helper"));
        field.setWidthFull();
        return field;
    }

    private String name(Member member) {
        var organisation = organisations.get(member.organisation());
        return organisation == null ? member.name() : member.name() + " · " + organisation.displayName();
    }

    static void add(TranslationService translations, Directory directory, Statement statement, Runnable then) {
        var dialog = new LanguageDialog(translations, directory, statement.id());
        var language = new LanguageField(WRITTEN_DIFFERENTLY);
        language.clear();
        language.setWidthFull();
        dialog.open(text("add"), text("add.do"), () -> dialog.begin(statement.id(), language), then, language);
    }

    static void change(TranslationService translations, Directory directory, Translation translation, Runnable then) {
        var id = translation.id();
        var dialog = new LanguageDialog(translations, directory, id.statement());
        var people = translation.people();
        var all = directory.members(Stream.of(people.translators(), people.revisers())
                .flatMap(List::stream)
                .collect(java.util.stream.Collectors.toSet()));
        dialog.translators.setValue(named(people.translators(), all));
        dialog.revisers.setValue(named(people.revisers(), all));
        dialog.due.setValue(people.due());
        dialog.open(
                LanguageLabels.name(id.language()),
                text("assign.do"),
                () -> translations.assign(id, dialog.people()),
                then);
    }

    private static Set<Member> named(Collection<MemberId> members, Map<MemberId, Member> all) {
        var named = new LinkedHashSet<Member>();
        members.stream().map(all::get).filter(Objects::nonNull).forEach(named::add);
        return named;
    }

    private TranslationResult begin(StatementId statement, LanguageField language) {
        var begun = translations.begin(statement, new LanguageTag(language.tag()));
        return begun instanceof TranslationResult.Done(var translation)
                ? translations.assign(translation.id(), people())
                : begun;
    }

    private People people() {
        return new People(ids(translators.getValue()), ids(revisers.getValue()), due.getValue());
    }

    private static List<MemberId> ids(Collection<Member> members) {
        return members.stream().map(Member::id).toList();
    }

    private void open(
            String title, String label, Supplier<TranslationResult> act, Runnable then, LanguageField... language) {
        setHeaderTitle(title);
        var fields = new Div(language);
        fields.add(translators, revisers, due);
        fields.addClassName("form-column");
        add(new Paragraph(text("dialog.advice")), fields);
        var save = new Button(label, click -> {
            if (Toasts.isUnfinished(this) || Stream.of(language).anyMatch(LanguageDialog::isMissing)) {
                return;
            }
            switch (act.get()) {
                case TranslationResult.Done _ -> {
                    close();
                    then.run();
                }
                case Refusal refusal -> Toasts.refused(refusal);
            }
        });
        save.setDisableOnClick(false);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), save);
        open();
    }

    private static boolean isMissing(LanguageField language) {
        language.setInvalid(language.isEmpty());
        return language.isEmpty();
    }
}
