package org.communique.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.communique.screen.Languages;
import org.communique.screen.TimeFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Gives Vaadin the same messages that the rest of the application has. A missing key shows as itself. */
@Component
class TranslationProvider implements I18NProvider {

    private final MessageSource messages;
    private final Languages languages;

    TranslationProvider(MessageSource messages, Languages languages) {
        this.messages = messages;
        this.languages = languages;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return languages.provided();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        var arguments = Arrays.stream(params).map(TranslationProvider::inWords).toArray();
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, locale));
    }

    /** Times have their zone, and all dates one format. */
    private static @Nullable Object inWords(@Nullable Object argument) {
        return switch (argument) {
            case null -> null;
            case Instant moment -> TimeFormat.localAndUtc(moment);
            case LocalDate day -> TimeFormat.day(day);
            default -> argument;
        };
    }
}
