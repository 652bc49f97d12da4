package org.communique.statement.ui.creation;

import java.text.Collator;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.communique.screen.ChoiceField;

/** Chooses the language of a text: the six of the United Nations first, then those of other statements, then all. */
public class LanguageField extends ChoiceField<Locale> {

    private static final List<String> OF_THE_UNITED_NATIONS = List.of("ar", "zh", "en", "fr", "ru", "es");

    /** @param used BCP 47 tags of other statements, the most used first */
    public LanguageField(Collection<String> used) {
        super("");
        setLabel(getTranslation("statement.new.language"));
        setItemLabelGenerator(this::name);
        var byName = Comparator.comparing(this::name, Collator.getInstance(getLocale()));
        setItems(Stream.of(
                        OF_THE_UNITED_NATIONS.stream().map(Locale::of).sorted(byName),
                        used.stream()
                                .map(Locale::forLanguageTag)
                                .filter(locale -> !locale.getLanguage().isEmpty()),
                        Arrays.stream(Locale.getISOLanguages()).map(Locale::of).sorted(byName))
                .flatMap(languages -> languages)
                .distinct()
                .toList());
        setValue(Locale.ENGLISH);
    }

    /** BCP 47; {@code und} if none is chosen. */
    public String tag() {
        return getValue() == null ? "und" : getValue().toLanguageTag();
    }

    private String name(Locale language) {
        return language.getDisplayName(getLocale());
    }
}
